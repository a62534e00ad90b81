package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.Draw;
import io.tajmi.ops.fiction.Flaw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which branches of a contest do what; each branch has one part only.
 *
 * @param flawed branches by what is wrong with their first minute
 * @param late branches that send in the second file
 * @param awaited branches that never send
 * @param closed one that is closed without a tally, then one that is closed and reopened
 * @param recounted honest branches that are corrected all the same
 * @param spoiledByCorrection counted branches whose correction is held back
 * @param annulled counted branches that a ruling takes out
 * @param honest branches that send a good first minute: recounted, spoiledByCorrection and annulled
 *     among them
 */
record SamplePlan(
    Map<Flaw, List<SampleBranch>> flawed,
    List<SampleBranch> late,
    List<SampleBranch> awaited,
    List<SampleBranch> closed,
    List<SampleBranch> recounted,
    List<SampleBranch> spoiledByCorrection,
    List<SampleBranch> annulled,
    List<SampleBranch> honest) {

  private static final int BRANCHES_PER_MORE = 400;

  /** Gives every branch of a contest its part by chance. */
  static SamplePlan of(SampleContest contest, List<SampleBranch> branches, RandomGenerator random) {
    List<SampleBranch> left = new ArrayList<>(branches);
    Collections.shuffle(left, random);
    int more = branches.size() / BRANCHES_PER_MORE;
    Map<Flaw, List<SampleBranch>> flawed = new EnumMap<>(Flaw.class);
    for (Flaw flaw : flaws(contest)) {
      flawed.put(flaw, Draw.from(left, 2 + more));
    }
    List<SampleBranch> late = Draw.from(left, 1 + 3 * more);
    List<SampleBranch> awaited = Draw.from(left, 1 + 3 * more);
    List<SampleBranch> closed = Draw.from(left, 2);
    List<SampleBranch> honest = List.copyOf(left);
    return new SamplePlan(
        flawed,
        late,
        awaited,
        closed,
        Draw.from(left, 1 + more),
        Draw.from(left, 1),
        Draw.from(left, 3 + more),
        honest);
  }

  private static Set<Flaw> flaws(SampleContest contest) {
    return switch (contest) {
      case PRESIDENT -> Flaw.OF_ONE_VOTE;
      case COUNCIL -> Flaw.OF_SEVERAL_VOTES;
      case ASSEMBLY -> Flaw.OF_LISTS;
    };
  }
}
