package io.tajmi.election;

import org.jspecify.annotations.Nullable;

/** A candidate of a contest; {@code list} is null for one who stands singly. */
public record Candidate(CandidateCode code, Name name, @Nullable ListCode list) {}
