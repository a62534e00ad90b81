package io.tajmi.replay.difference;

import io.tajmi.count.BranchRow;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.ContestCourse;
import io.tajmi.fold.ContestStep;
import io.tajmi.replay.job.Steps;
import io.tajmi.view.ContestView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two states of one contest and every entry between them, whoever asks. Immutable; differences of
 * any area to any reader are taken from it.
 */
public final class Span {
  private final ContestView after;
  private final List<Leg> legs;
  private final List<ContestStep> steps;

  /** Branches that do not stand in the second state as the entries leave them. */
  private final BitSet astray = new BitSet();

  private final boolean contestAstray;

  /** What of it the log tells; null where that is all of it. */
  private final @Nullable Span recorded;

  private Span(
      ContestView after,
      List<Leg> legs,
      List<ContestStep> steps,
      ContestView end,
      boolean contestAstray) {
    this.after = after;
    this.recorded = null;
    for (int branch = 0; branch < after.contest().branches().size(); branch++) {
      astray.set(branch, !end.row(branch).equals(after.row(branch)));
    }
    this.contestAstray = contestAstray;
    this.legs = List.copyOf(legs);
    this.steps = List.copyOf(steps);
  }

  /**
   * A branch that a fork leaves otherwise.
   *
   * @param position of the entry that is supposed otherwise
   * @param time of that entry
   * @param branch its place in the contest
   */
  public record Supposed(
      long position, Instant time, int branch, BranchRow before, BranchRow after) {}

  /**
   * Between two positions of a log.
   *
   * @param course at the first position; it is of no use afterwards
   * @param entries all of the contest after it and up to the second position, in order
   * @param after the contest at the second position, folded by itself
   */
  public static Span between(ContestCourse course, List<DecodedEntry> entries, ContestView after) {
    List<Leg> legs = new ArrayList<>();
    List<ContestStep> all = new ArrayList<>();
    List<DifferenceStep> steps = new ArrayList<>();
    ContestView start = course.view();
    Steps.expect(entries.size());
    for (DecodedEntry entry : entries) {
      Steps.passed(1);
      ContestStep step = entry.events().isEmpty() ? null : course.next(entry);
      if (step == null) {
        continue;
      }
      all.add(step);
      if (step instanceof ContestStep.OfContest it && it.publishes()) {
        BitSet hidden = course.hidden();
        ContestView cut = course.view();
        legs.add(new Leg(start, steps, published(cut, it), hidden, DifferenceStep.of(step)));
        steps = new ArrayList<>();
        start = cut;
      } else {
        steps.add(DifferenceStep.of(step));
      }
    }
    BitSet hidden = course.hidden();
    legs.add(new Leg(start, steps, course.view(), hidden, null));
    ContestView end = legs.getLast().end();
    boolean contestAstray =
        !end.publicity().equals(after.publicity()) || !end.file().equals(after.file());
    return new Span(after, legs, all, end, contestAstray);
  }

  /** A release or halt leaves everything as it was but itself. */
  private static ContestView published(ContestView after, ContestStep.OfContest it) {
    return ContestCourse.after(
        after,
        List.of(
            new ContestStep.OfContest(
                it.entry(), it.publicity(), it.publicityBefore(), it.file(), it.fileBefore())));
  }

  /**
   * Between a state and what a fork makes of it; for readers who see every vote concerned. Acts on
   * the contest that are supposed change no figure, and are not looked for.
   *
   * @param branches all that are otherwise, each once
   */
  public static Span supposed(ContestView base, ContestView fork, List<Supposed> branches) {
    List<DifferenceStep> steps = branches.stream().map(DifferenceStep::supposed).toList();
    Leg leg = new Leg(base, steps, fork, new BitSet(), null);
    Span span = new Span(fork, List.of(leg), List.of(), base, false);
    branches.forEach(it -> span.astray.set(it.branch(), !it.after().equals(fork.row(it.branch()))));
    return span;
  }

  /** What is supposed at the first state, what the log tells from there, and the other way on. */
  private Span(@Nullable Span before, Span recorded, @Nullable Span after) {
    List<Leg> all = new ArrayList<>();
    boolean isAstray = false;
    for (Span part : Arrays.asList(before, recorded, after)) {
      if (part != null) {
        all.addAll(part.legs);
        astray.or(part.astray);
        isAstray |= part.contestAstray;
      }
    }
    this.after = after == null ? recorded.after : after.after;
    this.legs = List.copyOf(all);
    this.steps = recorded.steps;
    this.contestAstray = isAstray;
    this.recorded = recorded;
  }

  /**
   * The same from and to what is supposed at its ends.
   *
   * @param from leads from a fork to the first state; null where nothing is supposed there
   * @param to leads from the second state to a fork; null where nothing is supposed there
   */
  public Span between(@Nullable Span from, @Nullable Span to) {
    return from == null && to == null ? this : new Span(from, this, to);
  }

  /** Whether something is supposed at one of its ends. */
  boolean supposes() {
    return recorded != null;
  }

  /** What of it the log tells. */
  Span recorded() {
    return recorded == null ? this : recorded;
  }

  ContestView before() {
    return legs.getFirst().start();
  }

  ContestView after() {
    return after;
  }

  /** Whether the contest and these branches stand in the second state as the entries leave them. */
  boolean leadsOn(BitSet branches) {
    return !contestAstray && !astray.intersects(branches);
  }

  List<Leg> legs() {
    return legs;
  }

  /** How many entries of the log it tells of. */
  public int entries() {
    return steps.size();
  }

  /** Every entry of the log, in order; none of what is supposed. */
  List<ContestStep> steps() {
    return steps;
  }
}
