package io.tajmi.branch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The difference between what a branch contributes after an act and before it. */
final class Contribution {
  private Contribution() {}

  /** After minus before, where null contributes nothing; null where neither counts. */
  static @Nullable Change change(@Nullable Tally before, @Nullable Tally after) {
    if (before == null && after == null) {
      return null;
    }
    Votes listsBefore = before == null ? null : before.listVotes();
    Votes listsAfter = after == null ? null : after.listVotes();
    return new Change(
        ballots(before, after),
        votes(before == null ? null : before.votes(), after == null ? null : after.votes()),
        listsBefore == null && listsAfter == null ? null : votes(listsBefore, listsAfter));
  }

  private static Map<String, Integer> ballots(@Nullable Tally before, @Nullable Tally after) {
    Map<String, Integer> differences = new LinkedHashMap<>();
    for (BallotField field : BallotField.values()) {
      int difference = of(after, field) - of(before, field);
      if (difference != 0) {
        differences.put(field.key(), difference);
      }
    }
    return differences;
  }

  private static int of(@Nullable Tally tally, BallotField field) {
    return tally == null ? 0 : tally.ballots().orZero(field);
  }

  private static VoteChange votes(@Nullable Votes before, @Nullable Votes after) {
    int size = Math.max(size(before), size(after));
    int[] differences = new int[size];
    for (int i = 0; i < size; i++) {
      differences[i] = of(after, i) - of(before, i);
    }
    return VoteChange.of(differences);
  }

  private static int size(@Nullable Votes votes) {
    return votes == null ? 0 : votes.size();
  }

  private static int of(@Nullable Votes votes, int ordinal) {
    return votes == null || ordinal >= votes.size() ? 0 : votes.get(ordinal);
  }
}
