package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.Flaw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
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
  private static final Set<Flaw> COUNCIL_FLAWS =
      EnumSet.of(
          Flaw.TOO_FEW_VOTES,
          Flaw.TOO_MANY_VOTES,
          Flaw.SEVERAL_AT_ONCE,
          Flaw.INCOMPLETE,
          Flaw.NO_SUPERVISOR_SIGNED);
  private static final Set<Flaw> ASSEMBLY_FLAWS =
      EnumSet.of(
          Flaw.LIST_VOTES_BEYOND_THE_BOUNDS,
          Flaw.BOX_IS_NOT_VALID_AND_INVALID,
          Flaw.MANY_CARRIED_AWAY);

  /** Gives every branch of a contest its part by chance. */
  static SamplePlan of(SampleContest contest, List<SampleBranch> branches, RandomGenerator random) {
    List<SampleBranch> left = new ArrayList<>(branches);
    Collections.shuffle(left, random);
    int more = branches.size() / BRANCHES_PER_MORE;
    Map<Flaw, List<SampleBranch>> flawed = new EnumMap<>(Flaw.class);
    for (Flaw flaw : flaws(contest)) {
      flawed.put(flaw, take(left, 2 + more));
    }
    List<SampleBranch> late = take(left, 1 + 3 * more);
    List<SampleBranch> awaited = take(left, 1 + 3 * more);
    List<SampleBranch> closed = take(left, 2);
    List<SampleBranch> honest = List.copyOf(left);
    return new SamplePlan(
        flawed,
        late,
        awaited,
        closed,
        take(left, 1 + more),
        take(left, 1),
        take(left, 3 + more),
        honest);
  }

  private static Set<Flaw> flaws(SampleContest contest) {
    return switch (contest) {
      case PRESIDENT -> {
        Set<Flaw> all = EnumSet.allOf(Flaw.class);
        all.removeAll(
            EnumSet.of(
                Flaw.NONE,
                Flaw.TOO_FEW_VOTES,
                Flaw.TOO_MANY_VOTES,
                Flaw.LIST_VOTES_BEYOND_THE_BOUNDS));
        yield all;
      }
      case COUNCIL -> COUNCIL_FLAWS;
      case ASSEMBLY -> ASSEMBLY_FLAWS;
    };
  }

  private static List<SampleBranch> take(List<SampleBranch> from, int count) {
    List<SampleBranch> head = from.subList(0, count);
    List<SampleBranch> taken = List.copyOf(head);
    head.clear();
    return taken;
  }
}
