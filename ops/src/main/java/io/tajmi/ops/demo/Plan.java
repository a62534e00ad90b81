package io.tajmi.ops.demo;

import io.tajmi.ops.demo.DemoContest.Kind;
import io.tajmi.ops.fiction.Draw;
import io.tajmi.ops.fiction.Flaw;
import io.tajmi.ops.fiction.MinuteMaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What is wrong where, what becomes of it, and when each first minute comes. */
final class Plan {
  private static final int BRANCHES_PER_FLAW = 1_100;
  private static final int BRANCHES_PER_REPEAT = 150;
  private static final int BRANCHES_PER_RECOUNT = 600;
  private static final int BRANCHES_PER_LATE = 300;
  private static final int LATE_SECONDS_MAX = 20 * 3_600;
  private static final int RULED_ON = 5;
  private static final int CITY_LEAD = 400;
  private static final Flaw[] FLAWS = Flaw.values();
  private static final Fate[] FATES = Fate.values();

  private static final Set<Flaw> VILLAGE_FLAWS =
      EnumSet.of(Flaw.PAPERS_DO_NOT_ADD_UP, Flaw.SURPLUS_EXPLAINED);
  private static final Set<Flaw> OTHER_FLAWS =
      EnumSet.of(Flaw.TAKEN_IS_NOT_VALID_AND_INVALID, Flaw.MANY_INVALID);

  private final Night night;
  private final Dice chance;
  private final byte[] flaws;
  private final byte[] fates;
  private final int[] seconds;

  Plan(Night night, Dice chance) {
    this.night = night;
    this.chance = chance;
    flaws = new byte[night.pairs()];
    fates = new byte[night.pairs()];
    seconds = new int[night.pairs()];
    ruleOn();
    for (Kind kind : Kind.values()) {
      plan(kind);
    }
    arrivals();
  }

  Flaw flaw(int pair) {
    return FLAWS[flaws[pair]];
  }

  Fate fate(int pair) {
    return FATES[fates[pair]];
  }

  /** When the first minute comes, in seconds after the polls closed; also where it never does. */
  int second(int pair) {
    return seconds[pair];
  }

  /** The pairs of the fictional county that something is ruled on, in their order. */
  List<Integer> ruledOn(Fate fate) {
    return IntStream.range(0, night.branchCount())
        .filter(pair -> fate(pair) == fate)
        .boxed()
        .toList();
  }

  /** In the fictional county alone: annulled, restored, closed, reopened. */
  private void ruleOn() {
    DemoContest president = night.of(Kind.PRESIDENT);
    int[] sample =
        IntStream.range(0, president.branches().length)
            .filter(pair -> night.branch(pair).sampleCounty())
            .filter(pair -> night.papers(pair) >= MinuteMaker.USED_MIN)
            .limit(RULED_ON)
            .toArray();
    Fate[] ruled = {Fate.ANNULLED, Fate.ANNULLED, Fate.RESTORED, Fate.CLOSED, Fate.REOPENED};
    for (int i = 0; i < sample.length; i++) {
      fates[sample[i]] = (byte) ruled[i].ordinal();
    }
  }

  private void plan(Kind kind) {
    List<Integer> large = new ArrayList<>();
    List<Integer> small = new ArrayList<>();
    int all = 0;
    for (DemoContest contest : night.contests()) {
      for (int i = 0; contest.kind() == kind && i < contest.branches().length; i++) {
        int pair = contest.firstPair() + i;
        all++;
        if (fate(pair) == Fate.ORDINARY) {
          (night.papers(pair) >= MinuteMaker.USED_MIN ? large : small).add(pair);
        }
      }
    }
    SplittableRandom random = chance.of(Dice.Of.PLAN, kind.ordinal(), 0);
    Collections.shuffle(large, random);
    for (Flaw flaw : flaws(kind)) {
      List<Integer> some = Draw.from(large, count(all, BRANCHES_PER_FLAW));
      for (int i = 0; i < some.size(); i++) {
        flaws[some.get(i)] = (byte) flaw.ordinal();
        if (flaw.holdsBack()) {
          boolean last = (i + flaw.ordinal()) % 3 == 1;
          Fate fate = last ? Fate.CORRECTED_AT_LAST : Fate.CORRECTED;
          fates[some.get(i)] = (byte) fate.ordinal();
        }
      }
    }
    large.addAll(small);
    Collections.shuffle(large, random);
    become(Fate.REPEATED, Draw.from(large, count(all, BRANCHES_PER_REPEAT)));
    become(Fate.RECOUNTED, Draw.from(large, count(all, BRANCHES_PER_RECOUNT)));
    become(Fate.LATE, Draw.from(large, count(all, BRANCHES_PER_LATE)));
  }

  private static int count(int all, int branchesPerOne) {
    return Math.max(1, all / branchesPerOne);
  }

  private void become(Fate fate, List<Integer> pairs) {
    pairs.forEach(pair -> fates[pair] = (byte) fate.ordinal());
  }

  private static Set<Flaw> flaws(Kind kind) {
    return switch (kind) {
      case PRESIDENT -> Flaw.OF_ONE_VOTE;
      case TEHRAN -> Flaw.OF_LISTS;
      case CITY -> Flaw.OF_SEVERAL_VOTES;
      case VILLAGE -> VILLAGE_FLAWS;
      case EXPERTS, RUN_OFF -> OTHER_FLAWS;
    };
  }

  /** Small boxes are counted first; the largest contest is counted first in every branch. */
  private void arrivals() {
    int branches = night.branchCount();
    long[] ranked = new long[branches];
    for (int branch = 0; branch < branches; branch++) {
      DemoBranch it = night.branches().get(branch);
      int score = chance.below(1_000, Dice.Of.RANK, branch) + (it.urban() ? CITY_LEAD : 0);
      ranked[branch] = (long) score << 32 | branch;
    }
    Arrays.sort(ranked);
    int[] ofBranch = new int[branches];
    for (int rank = 0; rank < branches; rank++) {
      ofBranch[(int) ranked[rank]] = Curve.second(rank, branches);
    }
    for (int pair = 0; pair < seconds.length; pair++) {
      int late = fate(pair) == Fate.LATE ? late(pair) : 0;
      seconds[pair] = late > 0 ? late : ofBranch[night.branch(pair).ordinal()] + delay(pair);
    }
  }

  private int late(int pair) {
    return Curve.LAST_SECOND
        + 3_600
        + delay(pair)
        + chance.of(Dice.Of.DELAY, pair, 1).nextInt(LATE_SECONDS_MAX);
  }

  /** Seconds by which a contest's minute comes after the president's. */
  private int delay(int pair) {
    SplittableRandom random = chance.of(Dice.Of.DELAY, pair, 0);
    return switch (night.contest(pair).kind()) {
      case PRESIDENT -> 0;
      case EXPERTS, RUN_OFF -> random.nextInt(40 * 60, 150 * 60);
      case VILLAGE -> random.nextInt(30 * 60, 3 * 3_600);
      case CITY -> random.nextInt(2 * 3_600, 9 * 3_600);
      case TEHRAN -> random.nextInt(6 * 3_600, 40 * 3_600);
    };
  }
}
