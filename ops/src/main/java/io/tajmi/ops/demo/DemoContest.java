package io.tajmi.ops.demo;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;

/**
 * One contest.
 *
 * @param ordinal its place among all contests
 * @param scope codes of areas
 * @param candidates how many, their codes being 1, 2 and so on
 * @param branches ordinals of the branches that vote in it, ascending
 * @param firstPair number of its first branch among all pairs of contest and branch
 */
record DemoContest(
    int ordinal,
    String code,
    Kind kind,
    List<String> scope,
    int seats,
    int alternates,
    int candidates,
    int[] branches,
    int firstPair) {

  /** Members of each of Tehran's lists. */
  static final int LIST_MEMBERS = 21;

  private static final int TEHRAN_LISTS = 8;
  private static final ConcurrentMap<Integer, List<String>> CODES = new ConcurrentHashMap<>();
  private static final List<String> LISTS =
      IntStream.rangeClosed(1, TEHRAN_LISTS).mapToObj(i -> "L" + i).toList();

  /** What is contested. */
  enum Kind {
    PRESIDENT("PRESIDENT", 1),
    EXPERTS("EXPERTS", 1),
    RUN_OFF("PARLIAMENT", 2),
    TEHRAN("CITY_COUNCIL", 1),
    CITY("CITY_COUNCIL", 1),
    VILLAGE("VILLAGE_COUNCIL", 1);

    private final String office;
    private final int round;

    Kind(String office, int round) {
      this.office = office;
      this.round = round;
    }

    String office() {
      return office;
    }

    int round() {
      return round;
    }
  }

  /** Codes in ballot order. */
  List<String> candidateCodes() {
    return CODES.computeIfAbsent(
        candidates, n -> IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList());
  }

  /** Codes in ballot order; empty where there are none. */
  List<String> listCodes() {
    return kind == Kind.TEHRAN ? LISTS : List.of();
  }

  /** The list of a candidate by its place in the ballot, or null. */
  @org.jspecify.annotations.Nullable String listOf(int candidate) {
    int list = candidate / LIST_MEMBERS;
    return list < listCodes().size() ? listCodes().get(list) : null;
  }
}
