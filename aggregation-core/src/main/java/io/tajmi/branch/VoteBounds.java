package io.tajmi.branch;

import io.tajmi.branch.RuleCase.Verdict;
import io.tajmi.election.ListCode;

/**
 * The three rules that tie votes to valid ballots, of which exactly one applies to a contest: one
 * vote a ballot (E.205), several (E.206), or lists (E.207).
 *
 * <p>Ambiguous votes are votes: they are in every sum, and in no candidate's own number. Where
 * lists win seats by quota or divisors a personal vote lies within a list vote, which {@link
 * ListVoteBounds} measures.
 */
final class VoteBounds {
  private VoteBounds() {}

  static Verdict oneVote(RuleCase it) {
    if (!applies(it) || hasLists(it) || it.contest().votesMax() != 1) {
      return RuleCase.notChecked();
    }
    long sum = personal(it.tally()) + ambiguous(it.tally());
    long valid = it.of(BallotField.VALID);
    return RuleCase.holds(
        sum == valid, new FindingFigure("votes", sum), it.figure(BallotField.VALID));
  }

  static Verdict severalVotes(RuleCase it) {
    if (!applies(it) || hasLists(it) || it.contest().votesMax() <= 1) {
      return RuleCase.notChecked();
    }
    long largest = 0;
    for (int i = 0; i < it.tally().votes().size(); i++) {
      largest = Math.max(largest, it.tally().votes().get(i));
    }
    return bounds(it, personal(it.tally()) + ambiguous(it.tally()), largest);
  }

  static Verdict lists(RuleCase it) {
    if (!applies(it) || !hasLists(it)) {
      return RuleCase.notChecked();
    }
    return switch (it.contest().rule().method()) {
      case PLURALITY, MAJORITY, THRESHOLD, LIST_SHARE -> spread(it);
      case DHONDT, SAINTE_LAGUE, HARE, DROOP -> ListVoteBounds.verdict(it);
    };
  }

  /**
   * The votes of one candidate: with those of the list that it stands on, except where a ballot is
   * one list vote and a personal vote lies within it.
   */
  static long ofCandidate(RuleCase it, int ordinal) {
    return switch (it.contest().rule().method()) {
      case PLURALITY, MAJORITY, THRESHOLD, LIST_SHARE -> withList(it, ordinal);
      case DHONDT, SAINTE_LAGUE, HARE, DROOP -> it.tally().votes().get(ordinal);
    };
  }

  /** Personal votes of a candidate and the votes of the list that it stands on. */
  private static long withList(RuleCase it, int ordinal) {
    ListCode list = it.contest().candidates().get(ordinal).list();
    return it.tally().votes().get(ordinal) + (list == null ? 0L : listVotes(it, list));
  }

  /** Every vote that the tally states: personal, for lists, and ambiguous. */
  static long all(Tally tally) {
    Votes lists = tally.listVotes();
    return personal(tally) + ambiguous(tally) + (lists == null ? 0 : lists.sum());
  }

  private static Verdict spread(RuleCase it) {
    long sum = ambiguous(it.tally());
    long largest = 0;
    for (int i = 0; i < it.contest().candidates().size(); i++) {
      long votes = withList(it, i);
      sum = Math.addExact(sum, votes);
      largest = Math.max(largest, votes);
    }
    return bounds(it, sum, largest);
  }

  private static Verdict bounds(RuleCase it, long sum, long largest) {
    long valid = it.of(BallotField.VALID);
    return RuleCase.holds(
        valid <= sum && sum <= it.contest().votesMax() * valid && largest <= valid,
        new FindingFigure("votes", sum),
        new FindingFigure("largest", largest),
        it.figure(BallotField.VALID),
        new FindingFigure("votesMax", it.contest().votesMax()));
  }

  private static boolean applies(RuleCase it) {
    return it.tally().complete() && it.states(BallotField.VALID);
  }

  private static boolean hasLists(RuleCase it) {
    return !it.contest().lists().isEmpty();
  }

  /** Personal votes of all candidates. */
  static long personal(Tally tally) {
    return tally.votes().sum();
  }

  /** Ambiguous votes of all names. */
  static long ambiguous(Tally tally) {
    long sum = 0;
    for (Tally.Ambiguous votes : tally.ambiguous()) {
      sum += votes.n();
    }
    return sum;
  }

  /** Votes of a list, none where the tally states none. */
  static long listVotes(RuleCase it, ListCode list) {
    Votes lists = it.tally().listVotes();
    return lists == null ? 0 : lists.get(it.contest().ordinal(list));
  }
}
