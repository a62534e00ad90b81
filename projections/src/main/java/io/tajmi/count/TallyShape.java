package io.tajmi.count;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a tally that an event brings has the shape that its contest gives it, whoever wrote the
 * event; what it says of the branch before, the branch's state checks.
 */
public final class TallyShape {
  private static final Set<String> CODES =
      Arrays.stream(RuleCode.values())
          .filter(rule -> rule.severity() != 'R')
          .map(RuleCode::code)
          .collect(Collectors.toUnmodifiableSet());

  private final Contest contest;
  private final DefinitionHash definition;
  private final Policy policy;

  public TallyShape(Contest contest, Definition definition) {
    this.contest = contest;
    this.definition = definition.hash();
    this.policy = definition.policy();
  }

  /** Throws a {@link EventDoesNotFit} where the tally of an event is not one of the contest. */
  public void check(BranchTallyEvent event) {
    switch (event) {
      case TallyRecorded e -> check(e.definition(), e.tally(), e.failed(), e.heldBack());
      case TallyCorrected e -> check(e.definition(), e.tally(), e.failed(), e.heldBack());
      case TallyAnnulled _, TallyRestored _, ClosedWithoutTally _, Reopened _ -> {}
    }
  }

  private void check(DefinitionHash pinned, Tally tally, List<String> failed, boolean heldBack) {
    EventDoesNotFit.unless(pinned.equals(definition), "the tally pins another definition");
    EventDoesNotFit.unless(CODES.containsAll(failed), "the tally failed a rule that is not known");
    EventDoesNotFit.unless(
        heldBack || failed.stream().noneMatch(policy::holdsBack),
        "a rule failed that holds back, and the tally is not held back");
    present(tally);
    votes(tally.votes(), contest.candidates().size());
    if (tally.listVotes() != null) {
      votes(tally.listVotes(), contest.lists().size());
    }
    for (Tally.Ambiguous ambiguous : tally.ambiguous()) {
      EventDoesNotFit.unless(
          ambiguous.n() >= 0 && ambiguous.n() <= Policy.NUMBER_MAX,
          "a number of ambiguous votes is out of bounds");
      for (int candidate : ambiguous.candidates()) {
        EventDoesNotFit.unless(
            candidate >= 0 && candidate < contest.candidates().size(),
            "ambiguous votes name no candidate of the contest");
      }
    }
  }

  /** A decoder leaves out what a payload leaves out, whatever its type promises. */
  private static void present(Tally tally) {
    Tally.Signed signed = tally.signed();
    Tally.Explanation explanation = tally.explanation();
    EventDoesNotFit.unless(
        tally.source() != null
            && tally.ballots() != null
            && (signed == null || (signed.executive() != null && signed.supervisory() != null))
            && (explanation == null || explanation.direction() != null),
        "the tally lacks a part that every tally has");
  }

  private static void votes(Votes votes, int size) {
    EventDoesNotFit.unless(votes.size() == size, "the tally has votes of another contest's size");
    for (int i = 0; i < size; i++) {
      EventDoesNotFit.unless(
          votes.get(i) <= Policy.NUMBER_MAX, "a number of votes is out of bounds");
    }
  }
}
