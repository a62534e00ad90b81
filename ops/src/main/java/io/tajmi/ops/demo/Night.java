package io.tajmi.ops.demo;

import io.tajmi.ops.fiction.CsvColumn;
import io.tajmi.ops.fiction.FictionalMinute;
import io.tajmi.ops.fiction.Flaw;
import io.tajmi.ops.fiction.MinuteMaker;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The whole night, as it follows from size and seed: who sends what and when. Minutes are made when
 * they are asked for, the same ones each time, and none is kept.
 */
final class Night {
  private final DemoSize size;
  private final Dice chance;
  private final DemoTerritory territory;
  private final List<DemoBranch> branches;
  private final List<DemoContest> contests;
  private final int[] contestOfPair;
  private final TehranVotes tehran;
  private final Plan plan;

  /** Lays out a night of this size. */
  public Night(DemoSize size) {
    this.size = size;
    chance = new Dice(size.seed());
    territory = new DemoTerritory(chance);
    branches = DemoBranches.layOut(territory, size, chance);
    contests = Contests.of(territory, branches, size, chance);
    DemoContest last = contests.getLast();
    contestOfPair = new int[last.firstPair() + last.branches().length];
    for (DemoContest contest : contests) {
      for (int i = 0; i < contest.branches().length; i++) {
        contestOfPair[contest.firstPair() + i] = contest.ordinal();
      }
    }
    DemoContest council = of(DemoContest.Kind.TEHRAN);
    tehran = new TehranVotes(council.candidates(), chance.of(Dice.Of.NAMES, 0, 0));
    plan = new Plan(this, chance);
  }

  /** DemoBranches at home and abroad. */
  public int branchCount() {
    return branches.size();
  }

  /** Pairs of a contest and a branch that votes in it. */
  public int pairs() {
    return contestOfPair.length;
  }

  DemoSize size() {
    return size;
  }

  Dice chance() {
    return chance;
  }

  DemoTerritory territory() {
    return territory;
  }

  List<DemoBranch> branches() {
    return branches;
  }

  List<DemoContest> contests() {
    return contests;
  }

  Plan plan() {
    return plan;
  }

  /** The first contest of a kind. */
  DemoContest of(DemoContest.Kind kind) {
    return contests.stream().filter(contest -> contest.kind() == kind).findFirst().orElseThrow();
  }

  DemoContest contest(int pair) {
    return contests.get(contestOfPair[pair]);
  }

  DemoBranch branch(int pair) {
    DemoContest contest = contest(pair);
    return branches.get(contest.branches()[pair - contest.firstPair()]);
  }

  /** Papers used in the contest: nearly as many as in the largest. */
  int papers(int pair) {
    DemoBranch branch = branch(pair);
    return contest(pair).kind() == DemoContest.Kind.PRESIDENT
        ? branch.papers()
        : Math.max(1, branch.papers() * (80 + chance.below(19, Dice.Of.SHARE, pair)) / 100);
  }

  Ballot ballot(int pair) {
    return new Ballot(contest(pair), branch(pair), tehran);
  }

  /** The first minute of a pair. */
  FictionalMinute firstMinute(int pair) {
    return minute(pair, 0, plan.flaw(pair));
  }

  /** The second minute of a pair, which has no flaw. */
  FictionalMinute secondMinute(int pair) {
    return minute(pair, 1, Flaw.NONE);
  }

  private FictionalMinute minute(int pair, int number, Flaw flaw) {
    SplittableRandom random = chance.of(Dice.Of.MINUTE, pair, number);
    FictionalMinute minute = new MinuteMaker(random).make(ballot(pair), papers(pair), flaw);
    if (flaw.codes().size() == 1 && flaw.codes().getFirst().startsWith("W.") && pair % 2 == 0) {
      minute.giveReason();
    }
    return minute;
  }

  /** Where a pair stands when everything has come. */
  CsvColumn column(int pair) {
    return switch (plan.fate(pair)) {
      case CLOSED -> CsvColumn.NO_TALLY;
      case ANNULLED -> CsvColumn.ANNULLED;
      case CORRECTED, CORRECTED_AT_LAST, RECOUNTED -> CsvColumn.COUNTED;
      case ORDINARY, REPEATED, LATE, REOPENED, RESTORED ->
          plan.flaw(pair).holdsBack() ? CsvColumn.HELD_BACK : CsvColumn.COUNTED;
    };
  }

  /** The minute in force when everything has come, or null. */
  @Nullable FictionalMinute last(int pair) {
    return switch (plan.fate(pair)) {
      case CLOSED -> null;
      case CORRECTED, CORRECTED_AT_LAST, RECOUNTED -> secondMinute(pair);
      case ORDINARY, REPEATED, LATE, REOPENED, ANNULLED, RESTORED -> firstMinute(pair);
    };
  }
}
