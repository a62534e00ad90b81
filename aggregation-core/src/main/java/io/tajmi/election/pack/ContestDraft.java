package io.tajmi.election.pack;

import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.ElectionId;
import io.tajmi.election.VoteLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contest as {@code election.json} states it, its branches not yet known. */
record ContestDraft(
    ContestCode code,
    int line,
    String office,
    int round,
    int seats,
    int alternates,
    VoteLimits limits,
    List<AreaCode> scope,
    @Nullable String opensAt,
    @Nullable String closesAt,
    ContestRule rule,
    List<Candidate> candidates,
    List<CandidateList> lists) {

  /** The contest with its branches. */
  Contest with(ElectionId election, List<Branch> branches) {
    return new Contest(
        new ContestId(election, code),
        office,
        round,
        seats,
        alternates,
        limits,
        scope,
        opensAt,
        closesAt,
        rule,
        candidates,
        lists,
        branches);
  }
}
