package io.tajmi.ops.fiction;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Makes minutes by chance handed in: an honest one keeps every rule by construction, and a flaw
 * breaks the rules it names and no other.
 *
 * <p>Why the bounds hold: a minute with a flaw has {@link #USED_MIN} used papers or more, the empty
 * box excepted; invalid ballots are at most 4 %, so the few that a flaw adds stay below the
 * thresholds of {@link FictionalPolicy}.
 */
public final class MinuteMaker {
  /** The fewest papers used with which every flaw breaks its own rules only. */
  public static final int USED_MIN = 160;

  /** Where fewer papers were used, no voter carries one away and no ballot is out of order. */
  private static final int SMALL = 50;

  private static final int INVALID_PERMILLE_MAX = 40;

  private final RandomGenerator random;

  /** Draws from this. */
  public MinuteMaker(RandomGenerator random) {
    this.random = random;
  }

  /** A minute of a branch that used this many papers; none where the flaw is an empty box. */
  public FictionalMinute make(BallotForm form, int papersUsed, Flaw flaw) {
    int used = flaw == Flaw.EMPTY_BOX ? 0 : papersUsed;
    int carriedAway = random.nextInt(1, 5);
    int ordinary = used < SMALL ? used : used - carriedAway;
    FictionalMinute minute = new FictionalMinute(flaw);
    switch (flaw) {
      case SURPLUS_EXPLAINED -> {
        fill(minute, used, used + 3, 4, ordinaryInvalid());
        minute.direction = "SURPLUS";
      }
      case SURPLUS_AMONG_THE_TAKEN -> {
        fill(minute, used, used + 6, 2, ordinaryInvalid());
        minute.direction = "SURPLUS";
      }
      case SURPLUS_NOT_EXPLAINED -> fill(minute, used, used + 5, 5, ordinaryInvalid());
      case MANY_CARRIED_AWAY -> {
        fill(minute, used, used - 15 - used * 4 / 100, 0, ordinaryInvalid());
        minute.direction = "SHORTAGE";
      }
      case MANY_INVALID -> fill(minute, used, ordinary, 0, 220);
      case MANY_BLANK -> fill(minute, used, ordinary, 0, 110);
      default ->
          fill(minute, used, ordinary, used < SMALL ? 0 : random.nextInt(3), ordinaryInvalid());
    }
    form.vote(minute, random);
    spoil(minute, form);
    return minute;
  }

  private int ordinaryInvalid() {
    return random.nextInt(10, INVALID_PERMILLE_MAX + 1);
  }

  private void fill(
      FictionalMinute minute, int used, int inBox, int notTaken, int invalidPermille) {
    int taken = inBox - notTaken;
    int invalid = taken * invalidPermille / 1000;
    int spoiled = random.nextInt(6);
    int remaining = random.nextInt(20, 81);
    minute.ballots.put("inBox", inBox);
    minute.ballots.put("valid", taken - invalid);
    minute.ballots.put("invalidTaken", invalid);
    minute.ballots.put("invalidNotTaken", notTaken);
    if (random.nextBoolean()) {
      minute.ballots.put("taken", taken);
    }
    minute.ballots.put("received", used + spoiled + remaining);
    minute.ballots.put("used", used);
    minute.ballots.put("spoiled", spoiled);
    minute.ballots.put("remaining", remaining);
    minute.ballots.put("blank", invalid == 0 ? 0 : random.nextInt(Math.min(invalid, 5)));
    minute.ballots.put("identified", Math.max(0, used - random.nextInt(3)));
  }

  /** The one thing, or the few, that is wrong after the minute was filled in and votes counted. */
  private void spoil(FictionalMinute minute, BallotForm form) {
    int valid = minute.of("valid");
    switch (minute.flaw()) {
      case PAPERS_DO_NOT_ADD_UP -> minute.add("remaining", 7);
      case TAKEN_IS_NOT_BOX_LESS_NOT_TAKEN -> {
        minute.ballots.put("taken", valid + minute.of("invalidTaken"));
        minute.add("inBox", -4);
      }
      case TAKEN_IS_NOT_VALID_AND_INVALID -> {
        minute.ballots.put("taken", valid + minute.of("invalidTaken"));
        minute.add("invalidTaken", 3);
      }
      case BOX_IS_NOT_VALID_AND_INVALID -> {
        minute.ballots.remove("taken");
        minute.add("invalidTaken", 3);
      }
      case MORE_BLANK_THAN_INVALID -> minute.ballots.put("blank", minute.of("invalidTaken") + 2);
      case VOTES_ARE_NOT_THE_VALID_BALLOTS -> minute.votes[0] += 5;
      case TOO_FEW_VOTES -> {
        minute.ambiguous = 0;
        minute.votes = Split.evenly(valid - 5, form.candidates().size(), random);
      }
      case TOO_MANY_VOTES ->
          minute.votes =
              Split.evenly(form.votesMax() * valid + 4, form.candidates().size(), random);
      case LIST_VOTES_BEYOND_THE_BOUNDS -> {
        Arrays.fill(minute.listVotes, 0);
        Arrays.fill(minute.listVotes, 0, 3, valid * 36 / 100);
      }
      case MORE_USED_THAN_RECEIVED -> {
        minute.ballots.remove("spoiled");
        minute.ballots.remove("remaining");
        minute.ballots.put("received", minute.of("used") - 9);
      }
      case EXPLAINED_THE_WRONG_WAY -> minute.direction = "SURPLUS";
      case MANY_BLANK -> minute.ballots.put("blank", minute.of("invalidTaken"));
      case IDENTIFIED_AND_USED_DIFFER -> minute.add("identified", 20);
      case ONE_CANDIDATE_HAS_NEARLY_ALL -> {
        int rest = valid * 3 / 100;
        Arrays.fill(minute.votes, 0);
        minute.votes[0] = valid - rest;
        minute.votes[1] = rest;
      }
      case SEVERAL_AT_ONCE -> {
        minute.ballots.remove("taken");
        minute.add("remaining", 7);
        minute.add("invalidTaken", 3);
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
}
