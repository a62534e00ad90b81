package io.tajmi.ops.demo;

import io.tajmi.ops.fiction.BallotForm;
import io.tajmi.ops.fiction.FictionalMinute;
import io.tajmi.ops.fiction.Split;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How the voters of one branch vote in one contest: in the country otherwise than in the city, and
 * in some of the smallest boxes all alike.
 */
record Ballot(DemoContest contest, DemoBranch branch, TehranVotes tehran) implements BallotForm {
  private static final int[] IN_THE_COUNTRY = {33, 41, 17, 9};
  private static final int[] IN_THE_CITY = {44, 31, 16, 9};
  private static final int[] EXPERTS = {30, 24, 18, 12, 9, 7};
  private static final int ALIKE_ONE_IN = 3;

  @Override
  public String code() {
    return contest.code();
  }

  @Override
  public int votesMax() {
    return contest.seats();
  }

  @Override
  public List<String> candidates() {
    return contest.candidateCodes();
  }

  @Override
  public List<String> lists() {
    return contest.listCodes();
  }

  @Override
  public void vote(FictionalMinute minute, RandomGenerator random) {
    int valid = minute.of("valid");
    switch (contest.kind()) {
      case PRESIDENT -> personal(minute, president(valid, random));
      case EXPERTS -> personal(minute, Split.of(valid, EXPERTS, random));
      case RUN_OFF -> personal(minute, Split.evenly(valid * 14 / 10, contest.candidates(), random));
      case TEHRAN -> tehran.give(minute, random);
      case CITY, VILLAGE ->
          personal(
              minute, Split.evenly(valid * contest.seats() * 6 / 10, contest.candidates(), random));
    }
  }

  private int[] president(int valid, RandomGenerator random) {
    if (branch.tiny() && branch.ordinal() % ALIKE_ONE_IN == 0) {
      int[] alike = new int[contest.candidates()];
      alike[branch.ordinal() / ALIKE_ONE_IN % 2] = valid;
      return alike;
    }
    return Split.of(valid, branch.urban() ? IN_THE_CITY : IN_THE_COUNTRY, random);
  }

  private static void personal(FictionalMinute minute, int[] votes) {
    minute.votes(votes, new int[0], 0);
  }
}
