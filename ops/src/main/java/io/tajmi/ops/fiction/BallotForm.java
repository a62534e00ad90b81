package io.tajmi.ops.fiction;

import java.util.List;
import java.util.random.RandomGenerator;

/** What a minute's votes are given to in one contest, and how its voters vote. */
public interface BallotForm {
  /** Code of the contest. */
  String code();

  /** Votes that one ballot may carry. */
  int votesMax();

  /** Codes in ballot order. */
  List<String> candidates();

  /** Codes in ballot order; empty where there are none. */
  List<String> lists();

  /** Gives the votes of the valid ballots of a minute, within every bound. */
  void vote(FictionalMinute minute, RandomGenerator random);
}
