package io.tajmi.branch;

import io.tajmi.branch.RuleCase.Verdict;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.ListCode;

/**
 * The three rules that tie votes to valid ballots, of which exactly one applies to a contest: one
 * vote a ballot (E.205), several (E.206), or lists (E.207).
 *
 * <p>Ambiguous votes are votes: they are in every sum, and in no candidate's own number. Where a
 * ballot is one list vote (quota and divisor methods) a personal vote lies within the list vote, so
 * only candidates without a list add to the sum, and ambiguous names only where none of them has a
 * list.
 */
final class VoteBounds {
  private VoteBounds() {}

  static Verdict oneVote(RuleCase it) {
    if (!applies(it) || hasLists(it) || it.contest().votesMax() != 1) {
      return RuleCase.notChecked();
    }
    long sum = personal(it.tally()) + ambiguous(it.tally());
    long valid = it.of(BallotField.VALID);
    return RuleCase.holds(sum == valid, new Figure("votes", sum), it.figure(BallotField.VALID));
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
      case DHONDT, SAINTE_LAGUE, HARE, DROOP -> oneListVote(it);
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

  private static Verdict oneListVote(RuleCase it) {
    Votes lists = it.tally().listVotes();
    long sum = ambiguousWithoutList(it) + (lists == null ? 0 : lists.sum());
    boolean withinLists = true;
    for (int i = 0; i < it.contest().candidates().size(); i++) {
      ListCode list = it.contest().candidates().get(i).list();
      int votes = it.tally().votes().get(i);
      if (list == null) {
        sum += votes;
      } else if (votes > listVotes(it, list)) {
        withinLists = false;
      }
    }
    long valid = it.of(BallotField.VALID);
    return RuleCase.holds(
        withinLists && valid <= sum && sum <= it.contest().votesMax() * valid,
        new Figure("votes", sum),
        it.figure(BallotField.VALID),
        new Figure("votesMax", it.contest().votesMax()));
  }

  private static Verdict bounds(RuleCase it, long sum, long largest) {
    long valid = it.of(BallotField.VALID);
    return RuleCase.holds(
        valid <= sum && sum <= it.contest().votesMax() * valid && largest <= valid,
        new Figure("votes", sum),
        new Figure("largest", largest),
        it.figure(BallotField.VALID),
        new Figure("votesMax", it.contest().votesMax()));
  }

  private static boolean applies(RuleCase it) {
    return it.tally().complete() && it.states(BallotField.VALID);
  }

  private static boolean hasLists(RuleCase it) {
    return !it.contest().lists().isEmpty();
  }

  private static long personal(Tally tally) {
    return tally.votes().sum();
  }

  private static long ambiguous(Tally tally) {
    long sum = 0;
    for (Tally.Ambiguous votes : tally.ambiguous()) {
      sum += votes.n();
    }
    return sum;
  }

  private static long ambiguousWithoutList(RuleCase it) {
    Contest contest = it.contest();
    long sum = 0;
    for (Tally.Ambiguous votes : it.tally().ambiguous()) {
      if (votes.candidates().stream()
          .map(contest.candidates()::get)
          .map(Candidate::list)
          .allMatch(list -> list == null)) {
        sum += votes.n();
      }
    }
    return sum;
  }

  private static long listVotes(RuleCase it, ListCode list) {
    Votes lists = it.tally().listVotes();
    return lists == null ? 0 : lists.get(it.contest().ordinal(list));
  }
}
