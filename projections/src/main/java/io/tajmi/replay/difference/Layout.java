package io.tajmi.replay.difference;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.branch.Votes;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.Bucket;
import io.tajmi.count.Progress;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.replay.difference.ComparedFigure.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one contest in one array. Totals come from the fold; what an entry did comes from
 * its own event, as far as that states it, else from the branch's state before and after.
 */
final class Layout {
  private static final BallotField[] FIELDS = BallotField.values();
  private static final Bucket[] BUCKETS = Bucket.values();
  private static final int SUMS = BUCKETS.length;
  private static final int STATING = SUMS + FIELDS.length;
  private static final int STATING_LISTS = STATING + FIELDS.length;
  private static final int TAKEN = STATING_LISTS + 1;
  private static final int AMBIGUOUS = TAKEN + 1;
  private static final int VOTES = AMBIGUOUS + 1;

  private final List<ComparedFigure> figures = new ArrayList<>();
  private final int listVotes;

  Layout(Contest contest) {
    for (Bucket bucket : BUCKETS) {
      figures.add(new ComparedFigure(Kind.PROGRESS, bucket.key()));
    }
    for (BallotField field : FIELDS) {
      figures.add(new ComparedFigure(Kind.BALLOTS, field.key()));
    }
    for (BallotField field : FIELDS) {
      figures.add(new ComparedFigure(Kind.STATING, field.key()));
    }
    figures.add(new ComparedFigure(Kind.STATING, "listVotes"));
    figures.add(new ComparedFigure(Kind.TAKEN, "taken"));
    figures.add(new ComparedFigure(Kind.AMBIGUOUS, "ambiguous"));
    for (Candidate candidate : contest.candidates()) {
      figures.add(new ComparedFigure(Kind.VOTES, candidate.code().value()));
    }
    listVotes = figures.size();
    for (CandidateList list : contest.lists()) {
      figures.add(new ComparedFigure(Kind.LIST_VOTES, list.code().value()));
    }
  }

  int length() {
    return figures.size();
  }

  ComparedFigure figure(int cell) {
    return figures.get(cell);
  }

  /** The figures of an area; all 0 where there are none. */
  long[] of(@Nullable AreaTotal total) {
    long[] cells = new long[length()];
    if (total == null) {
      return cells;
    }
    Progress progress = total.progress();
    for (Bucket bucket : BUCKETS) {
      cells[bucket.ordinal()] = bucket.count(progress);
    }
    for (BallotField field : FIELDS) {
      cells[SUMS + field.ordinal()] = total.sum(field);
      cells[STATING + field.ordinal()] = total.stating(field);
    }
    cells[STATING_LISTS] = total.statingLists();
    cells[TAKEN] = total.taken();
    cells[AMBIGUOUS] = total.ambiguous();
    for (int i = VOTES; i < listVotes; i++) {
      cells[i] = total.votes(i - VOTES);
    }
    for (int i = listVotes; i < cells.length; i++) {
      cells[i] = total.listVotes(i - listVotes);
    }
    return cells;
  }

  /** Adds what a step did to the progress. */
  void addProgress(long[] cells, DifferenceStep step) {
    if (step.branch() >= 0) {
      cells[step.before().bucket().ordinal()]--;
      cells[step.after().bucket().ordinal()]++;
    }
  }

  /** Adds what a step did to all figures but the progress. */
  void addVotes(long[] cells, DifferenceStep step) {
    Tally before = step.before().counted();
    Tally after = step.after().counted();
    addBeside(cells, before, -1);
    addBeside(cells, after, 1);
    if (step.events().isEmpty()) {
      addStated(cells, before, -1);
      addStated(cells, after, 1);
    }
    step.events().forEach(event -> add(cells, event));
  }

  /** Adds {@code sign} times a box, and nothing to the progress. */
  void addBox(long[] cells, @Nullable Tally tally, int sign) {
    addBeside(cells, tally, sign);
    addStated(cells, tally, sign);
  }

  private void add(long[] cells, BranchTallyEvent event) {
    switch (event) {
      case BranchTallyEvent.TallyRecorded it ->
          addStated(cells, it.heldBack() ? null : it.tally(), 1);
      case BranchTallyEvent.TallyCorrected it -> add(cells, it.change());
      case BranchTallyEvent.TallyAnnulled it -> add(cells, it.change());
      case BranchTallyEvent.TallyRestored it -> add(cells, it.change());
      case BranchTallyEvent.ClosedWithoutTally _, BranchTallyEvent.Reopened _ -> {
        // Neither has a tally, before or after.
      }
    }
  }

  private void add(long[] cells, @Nullable Change change) {
    if (change == null) {
      return;
    }
    for (BallotField field : FIELDS) {
      put(cells, SUMS + field.ordinal(), change.ballots().getOrDefault(field.key(), 0));
    }
    add(cells, VOTES, change.votes());
    VoteChange lists = change.listVotes();
    if (lists != null) {
      add(cells, listVotes, lists);
    }
  }

  private static void add(long[] cells, int first, VoteChange votes) {
    for (int i = 0; i < votes.size(); i++) {
      put(cells, first + i, votes.get(i));
    }
  }

  /** What an event states by its change. */
  private void addStated(long[] cells, @Nullable Tally tally, int sign) {
    if (tally == null) {
      return;
    }
    for (BallotField field : FIELDS) {
      put(cells, SUMS + field.ordinal(), (long) sign * tally.ballots().orZero(field));
    }
    add(cells, VOTES, tally.votes(), sign);
    Votes lists = tally.listVotes();
    if (lists != null) {
      add(cells, listVotes, lists, sign);
    }
  }

  private static void add(long[] cells, int first, Votes votes, int sign) {
    for (int i = 0; i < votes.size(); i++) {
      put(cells, first + i, (long) sign * votes.get(i));
    }
  }

  /** What no event states. */
  private static void addBeside(long[] cells, @Nullable Tally tally, int sign) {
    if (tally == null) {
      return;
    }
    for (BallotField field : FIELDS) {
      put(cells, STATING + field.ordinal(), tally.ballots().states(field) ? sign : 0);
    }
    put(cells, STATING_LISTS, tally.listVotes() == null ? 0 : sign);
    put(cells, TAKEN, (long) sign * tally.ballots().taken());
    for (Tally.Ambiguous ambiguous : tally.ambiguous()) {
      put(cells, AMBIGUOUS, (long) sign * ambiguous.n());
    }
  }

  /** Adds {@code sign} times each figure. */
  static void addAll(long[] cells, long[] more, int sign) {
    for (int i = 0; i < cells.length; i++) {
      put(cells, i, Math.multiplyExact(more[i], (long) sign));
    }
  }

  private static void put(long[] cells, int cell, long more) {
    cells[cell] = Math.addExact(cells[cell], more);
  }

  /** By figure, those that are not 0. */
  Map<ComparedFigure, Long> told(long[] cells) {
    Map<ComparedFigure, Long> told = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != 0) {
        told.put(figures.get(i), cells[i]);
      }
    }
    return told;
  }

  static Map<ComparedFigure, Long> negated(Map<ComparedFigure, Long> change) {
    Map<ComparedFigure, Long> negated = new LinkedHashMap<>();
    change.forEach((figure, by) -> negated.put(figure, Math.negateExact(by)));
    return negated;
  }
}
