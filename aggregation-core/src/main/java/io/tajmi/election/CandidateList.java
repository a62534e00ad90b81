package io.tajmi.election;

/** A list of a contest. */
public record CandidateList(ListCode code, Name name) {}
