package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.branch.Votes;
import io.tajmi.election.BranchId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sentences for tallies and what happens to them, with changes worked out by hand. */
public final class Tallies {
  private Tallies() {}

  public static Tally tally(
      Map<String, Integer> ballots,
      Votes votes,
      @Nullable Votes listVotes,
      List<Tally.Ambiguous> ambiguous) {
    return new Tally(
        Tally.Source.PAPER,
        true,
        Ballots.of(ballots),
        votes,
        listVotes,
        ambiguous,
        null,
        List.of(),
        null,
        Map.of(),
        null,
        null);
  }

  /** A tally that adds up: as many valid ballots as votes, two invalid, one not taken. */
  public static Tally plain(int... votes) {
    int valid = 0;
    for (int n : votes) {
      valid += n;
    }
    return tally(
        Map.of("inBox", valid + 3, "valid", valid, "invalidTaken", 2, "invalidNotTaken", 1),
        Votes.of(votes),
        null,
        List.of());
  }

  public static TallyRecorded recorded(BranchId branch, String envelope, Tally tally) {
    return new TallyRecorded(branch, SampleElection.HASH, envelope, tally, List.of(), false);
  }

  public static TallyRecorded heldBack(
      BranchId branch, String envelope, Tally tally, String... failed) {
    return new TallyRecorded(branch, SampleElection.HASH, envelope, tally, List.of(failed), true);
  }

  public static TallyCorrected corrected(
      BranchId branch, String envelope, String replaces, @Nullable Tally counted, Tally next) {
    return new TallyCorrected(
        branch,
        SampleElection.HASH,
        envelope,
        replaces,
        "mistyped",
        next,
        List.of(),
        false,
        change(counted, next));
  }

  public static TallyAnnulled annulled(BranchId branch, String ruling, @Nullable Tally counted) {
    return new TallyAnnulled(branch, ruling, change(counted, null));
  }

  public static TallyRestored restored(
      BranchId branch, String ruling, String reverses, @Nullable Tally counted) {
    return new TallyRestored(branch, ruling, reverses, change(null, counted));
  }

  static @Nullable Change change(@Nullable Tally out, @Nullable Tally in) {
    if (out == null && in == null) {
      return null;
    }
    Map<String, Integer> ballots = new TreeMap<>();
    for (BallotField field : BallotField.values()) {
      int difference =
          (in == null ? 0 : in.ballots().orZero(field))
              - (out == null ? 0 : out.ballots().orZero(field));
      if (difference != 0) {
        ballots.put(field.key(), difference);
      }
    }
    VoteChange votes = votes(out == null ? null : out.votes(), in == null ? null : in.votes());
    if (votes == null) {
      throw new AssertionError("every tally has votes");
    }
    return new Change(
        ballots,
        votes,
        votes(out == null ? null : out.listVotes(), in == null ? null : in.listVotes()));
  }

  private static @Nullable VoteChange votes(@Nullable Votes out, @Nullable Votes in) {
    if (out == null && in == null) {
      return null;
    }
    int size = in != null ? in.size() : out == null ? 0 : out.size();
    int[] difference = new int[size];
    for (int i = 0; i < size; i++) {
      difference[i] = (in == null ? 0 : in.get(i)) - (out == null ? 0 : out.get(i));
    }
    return VoteChange.of(difference);
  }
}
