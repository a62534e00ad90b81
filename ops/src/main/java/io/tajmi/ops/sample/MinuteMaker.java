package io.tajmi.ops.sample;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes minutes by chance handed in: an honest one keeps every rule by construction, and a flaw
 * breaks the rules it names and no other.
 *
 * <p>Why the bounds hold: a branch has 400 voters or more and uses papers for 40 % of them, so 160
 * or more; invalid ballots are at most 4 %, so the few that a flaw adds stay below the thresholds
 * of {@link SamplePackage}.
 */
final class MinuteMaker {
  private static final int INVALID_PERMILLE_MAX = 40;
  private static final int[] PRESIDENT_WEIGHTS = {40, 33, 18, 9};

  private final RandomGenerator random;

  MinuteMaker(RandomGenerator random) {
    this.random = random;
  }

  /** A minute of a branch with this electorate. */
  Paper make(SampleContest contest, int electorate, Flaw flaw) {
    int used = flaw == Flaw.EMPTY_BOX ? 0 : electorate * random.nextInt(40, 76) / 100;
    int ordinary = Math.max(0, used - random.nextInt(1, 5));
    Paper paper = new Paper(flaw);
    switch (flaw) {
      case SURPLUS_EXPLAINED -> {
        fill(paper, used, used + 3, 4, ordinaryInvalid());
        paper.direction = "SURPLUS";
      }
      case SURPLUS_AMONG_THE_TAKEN -> {
        fill(paper, used, used + 6, 2, ordinaryInvalid());
        paper.direction = "SURPLUS";
      }
      case SURPLUS_NOT_EXPLAINED -> fill(paper, used, used + 5, 5, ordinaryInvalid());
      case MANY_CARRIED_AWAY -> {
        fill(paper, used, used - 15 - used * 4 / 100, 0, ordinaryInvalid());
        paper.direction = "SHORTAGE";
      }
      case MANY_INVALID -> fill(paper, used, ordinary, 0, 220);
      case MANY_BLANK -> fill(paper, used, ordinary, 0, 110);
      default -> fill(paper, used, ordinary, used == 0 ? 0 : random.nextInt(3), ordinaryInvalid());
    }
    vote(paper, contest);
    spoil(paper, contest);
    return paper;
  }

  private int ordinaryInvalid() {
    return random.nextInt(10, INVALID_PERMILLE_MAX + 1);
  }

  private void fill(Paper paper, int used, int inBox, int notTaken, int invalidPermille) {
    int taken = inBox - notTaken;
    int invalid = taken * invalidPermille / 1000;
    int spoiled = random.nextInt(6);
    int remaining = random.nextInt(20, 81);
    paper.ballots.put("inBox", inBox);
    paper.ballots.put("valid", taken - invalid);
    paper.ballots.put("invalidTaken", invalid);
    paper.ballots.put("invalidNotTaken", notTaken);
    if (random.nextBoolean()) {
      paper.ballots.put("taken", taken);
    }
    paper.ballots.put("received", used + spoiled + remaining);
    paper.ballots.put("used", used);
    paper.ballots.put("spoiled", spoiled);
    paper.ballots.put("remaining", remaining);
    paper.ballots.put("blank", invalid == 0 ? 0 : random.nextInt(Math.min(invalid, 5)));
    paper.ballots.put("identified", Math.max(0, used - random.nextInt(3)));
  }

  private void vote(Paper paper, SampleContest contest) {
    int valid = paper.of("valid");
    int size = contest.candidates().size();
    switch (contest) {
      case PRESIDENT -> paper.votes = split(valid, PRESIDENT_WEIGHTS);
      case COUNCIL -> {
        paper.votes = split(valid * random.nextInt(22, 39) / 10, equal(size));
        paper.ambiguous = valid > 0 && random.nextInt(8) == 0 ? random.nextInt(1, 4) : 0;
      }
      case ASSEMBLY -> {
        int forLists = valid * random.nextInt(30, 61) / 100;
        paper.listVotes = split(forLists, new int[] {30, 25, 20});
        paper.votes = split((valid - forLists) * random.nextInt(12, 26) / 10, equal(size));
      }
    }
  }

  /** The one thing, or the few, that is wrong after the minute was filled in and votes counted. */
  private void spoil(Paper paper, SampleContest contest) {
    int valid = paper.of("valid");
    switch (paper.flaw) {
      case PAPERS_DO_NOT_ADD_UP -> paper.add("remaining", 7);
      case TAKEN_IS_NOT_BOX_LESS_NOT_TAKEN -> {
        paper.ballots.put("taken", valid + paper.of("invalidTaken"));
        paper.add("inBox", -4);
      }
      case TAKEN_IS_NOT_VALID_AND_INVALID -> {
        paper.ballots.put("taken", valid + paper.of("invalidTaken"));
        paper.add("invalidTaken", 3);
      }
      case BOX_IS_NOT_VALID_AND_INVALID -> {
        paper.ballots.remove("taken");
        paper.add("invalidTaken", 3);
      }
      case MORE_BLANK_THAN_INVALID -> paper.ballots.put("blank", paper.of("invalidTaken") + 2);
      case VOTES_ARE_NOT_THE_VALID_BALLOTS -> paper.votes[0] += 5;
      case TOO_FEW_VOTES -> {
        paper.ambiguous = 0;
        paper.votes = split(valid - 5, equal(contest.candidates().size()));
      }
      case TOO_MANY_VOTES ->
          paper.votes = split(contest.votesMax() * valid + 4, equal(contest.candidates().size()));
      case LIST_VOTES_BEYOND_THE_BOUNDS ->
          paper.listVotes = new int[] {valid * 36 / 100, valid * 36 / 100, valid * 36 / 100};
      case MORE_USED_THAN_RECEIVED -> {
        paper.ballots.remove("spoiled");
        paper.ballots.remove("remaining");
        paper.ballots.put("received", paper.of("used") - 9);
      }
      case EXPLAINED_THE_WRONG_WAY -> paper.direction = "SURPLUS";
      case MANY_BLANK -> paper.ballots.put("blank", paper.of("invalidTaken"));
      case IDENTIFIED_AND_USED_DIFFER -> paper.add("identified", 20);
      case ONE_CANDIDATE_HAS_NEARLY_ALL -> {
        int rest = valid * 3 / 100;
        paper.votes = new int[] {valid - rest, rest, 0, 0};
      }
      case SEVERAL_AT_ONCE -> {
        paper.ballots.remove("taken");
        paper.add("remaining", 7);
        paper.add("invalidTaken", 3);
      }
      case NONE,
          SURPLUS_EXPLAINED,
          SURPLUS_AMONG_THE_TAKEN,
          SURPLUS_NOT_EXPLAINED,
          INCOMPLETE,
          MANY_INVALID,
          MANY_CARRIED_AWAY,
          EMPTY_BOX,
          NO_SUPERVISOR_SIGNED -> {}
    }
  }

  /** Whole parts of a total, each near its weight; they add up to the total. */
  private int[] split(int total, int[] weights) {
    int[] drawn = new int[weights.length];
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      drawn[i] = weights[i] + random.nextInt(12);
      sum += drawn[i];
    }
    int[] parts = new int[weights.length];
    int left = total;
    for (int i = 0; i < weights.length; i++) {
      parts[i] = total * drawn[i] / sum;
      left -= parts[i];
    }
    for (int i = 0; i < left; i++) {
      parts[i]++;
    }
    return parts;
  }

  private static int[] equal(int size) {
    int[] weights = new int[size];
    Arrays.fill(weights, 10);
    return weights;
  }
}
