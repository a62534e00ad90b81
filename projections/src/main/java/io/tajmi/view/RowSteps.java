package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.branch.Votes;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one event takes a row to the next. It trusts nothing that an event says of the state before:
 * what does not fit is a {@link Misfit}.
 */
final class RowSteps {
  private static final BallotField[] FIELDS = BallotField.values();

  private final Contest contest;
  private final DefinitionHash definition;
  private final Policy policy;

  RowSteps(Contest contest, Definition definition) {
    this.contest = contest;
    this.definition = definition.hash();
    this.policy = definition.policy();
  }

  BranchRow after(BranchRow row, BranchTallyEvent event) {
    return switch (event) {
      case TallyRecorded e -> recorded(row, e);
      case TallyCorrected e -> corrected(row, e);
      case TallyAnnulled e -> annulled(row, e);
      case TallyRestored e -> restored(row, e);
      case ClosedWithoutTally e -> {
        Misfit.unless(row.state() == RowState.AWAITED, "closed, but not awaited");
        yield row.withClosed(true, e.reason());
      }
      case Reopened e -> {
        Misfit.unless(row.state() == RowState.NO_TALLY, "reopened, but not closed");
        yield row.withClosed(false, e.reason());
      }
    };
  }

  private BranchRow recorded(BranchRow row, TallyRecorded event) {
    Misfit.unless(row.state() == RowState.AWAITED, "recorded, but not awaited");
    checkTally(event.definition(), event.tally(), event.failed(), event.heldBack());
    return row.withTally(event.tally(), event.envelope(), event.failed(), event.heldBack(), null);
  }

  private BranchRow corrected(BranchRow row, TallyCorrected event) {
    Misfit.unless(
        row.state() == RowState.RECORDED || row.state() == RowState.QUARANTINED,
        "corrected, but neither recorded nor held back");
    Misfit.unless(event.replaces().equals(row.envelope()), "corrects a tally not in force");
    checkTally(event.definition(), event.tally(), event.failed(), event.heldBack());
    BranchRow after =
        row.withTally(
            event.tally(), event.envelope(), event.failed(), event.heldBack(), event.reason());
    checkChange(row, after, event.change(), row.counts() || after.counts());
    return after;
  }

  private static BranchRow annulled(BranchRow row, TallyAnnulled event) {
    Misfit.unless(row.tally() != null, "annulled, but there is no tally");
    Misfit.unless(!known(row, event.ruling()), "annulled by a ruling that was seen or voided");
    BranchRow after =
        row.withRulings(
            BranchRow.with(row.standing(), event.ruling()),
            BranchRow.with(row.seen(), event.ruling()),
            row.voided());
    checkChange(row, after, event.change(), row.counts() != after.counts());
    return after;
  }

  private static BranchRow restored(BranchRow row, TallyRestored event) {
    String reverses = event.reverses();
    boolean stands = row.standing().contains(reverses);
    Misfit.unless(!known(row, event.ruling()), "restored by a ruling that was seen or voided");
    Misfit.unless(stands || !known(row, reverses), "reverses a ruling that does not stand");
    BranchRow after =
        row.withRulings(
            BranchRow.without(row.standing(), reverses),
            BranchRow.with(row.seen(), event.ruling()),
            stands ? row.voided() : BranchRow.with(row.voided(), reverses));
    checkChange(row, after, event.change(), row.counts() != after.counts());
    return after;
  }

  private static boolean known(BranchRow row, String ruling) {
    return row.seen().contains(ruling) || row.voided().contains(ruling);
  }

  private void checkTally(
      DefinitionHash pinned, Tally tally, List<String> failed, boolean heldBack) {
    Misfit.unless(pinned.equals(definition), "the tally pins another definition");
    Misfit.unless(
        heldBack || failed.stream().noneMatch(policy::holdsBack),
        "a rule failed that holds back, and the tally is not held back");
    checkPresent(tally);
    checkVotes(tally.votes(), contest.candidates().size());
    if (tally.listVotes() != null) {
      checkVotes(tally.listVotes(), contest.lists().size());
    }
    for (Tally.Ambiguous ambiguous : tally.ambiguous()) {
      Misfit.unless(
          ambiguous.n() >= 0 && ambiguous.n() <= Policy.NUMBER_MAX,
          "a number of ambiguous votes is out of bounds");
      for (int candidate : ambiguous.candidates()) {
        Misfit.unless(
            candidate >= 0 && candidate < contest.candidates().size(),
            "ambiguous votes name no candidate of the contest");
      }
    }
  }

  /** A decoder leaves out what a payload leaves out, whatever its type promises. */
  private static void checkPresent(Tally tally) {
    Tally.Signed signed = tally.signed();
    Tally.Explanation explanation = tally.explanation();
    Misfit.unless(
        tally.source() != null
            && tally.ballots() != null
            && (signed == null || (signed.executive() != null && signed.supervisory() != null))
            && (explanation == null || explanation.direction() != null),
        "the tally lacks a part that every tally has");
  }

  private static void checkVotes(Votes votes, int size) {
    Misfit.unless(votes.size() == size, "the tally has votes of another contest's size");
    for (int i = 0; i < size; i++) {
      Misfit.unless(votes.get(i) <= Policy.NUMBER_MAX, "a number of votes is out of bounds");
    }
  }

  private static void checkChange(
      BranchRow before, BranchRow after, @Nullable Change change, boolean owed) {
    Misfit.unless((change != null) == owed, "the change is there without need, or is not there");
    if (change != null) {
      Tally out = before.counted();
      Tally in = after.counted();
      checkBallots(change, out, in);
      checkDifference(change.votes(), out == null ? null : out.votes(), votesOf(in));
      checkDifference(
          change.listVotes(),
          out == null ? null : out.listVotes(),
          in == null ? null : in.listVotes());
    }
  }

  private static @Nullable Votes votesOf(@Nullable Tally tally) {
    return tally == null ? null : tally.votes();
  }

  private static void checkBallots(Change change, @Nullable Tally out, @Nullable Tally in) {
    int named = 0;
    for (BallotField field : FIELDS) {
      int before = out == null ? 0 : out.ballots().orZero(field);
      int after = in == null ? 0 : in.ballots().orZero(field);
      Integer stated = change.ballots().get(field.key());
      Misfit.unless(
          (stated == null ? 0 : stated) == after - before,
          "the change of a quantity is not the difference");
      named += stated == null ? 0 : 1;
    }
    Misfit.unless(named == change.ballots().size(), "the change names no such quantity");
  }

  private static void checkDifference(
      @Nullable VoteChange change, @Nullable Votes out, @Nullable Votes in) {
    if (change == null) {
      Misfit.unless(out == null && in == null, "the change of votes is not there");
      return;
    }
    Votes any = in != null ? in : out;
    Misfit.unless(any != null && any.size() == change.size(), "the change has another size");
    for (int i = 0; i < change.size(); i++) {
      int before = out == null ? 0 : out.get(i);
      int after = in == null ? 0 : in.get(i);
      Misfit.unless(change.get(i) == after - before, "the change of votes is not the difference");
    }
  }
}
