package io.tajmi.ops.demo;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One contest, its candidates numbered from 1. */
final class DemoContest {
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

  private final int ordinal;
  private final String code;
  private final Kind kind;
  private final List<String> scope;
  private final Shape shape;
  private final int[] branches;
  private final int firstPair;

  /** How many are elected, principal and alternate, of how many candidates. */
  record Shape(int seats, int alternates, int candidates) {}

  /** With the ordinals of the branches that vote in it, ascending. */
  DemoContest(
      int ordinal,
      String code,
      Kind kind,
      List<String> scope,
      Shape shape,
      int[] branches,
      int firstPair) {
    this.ordinal = ordinal;
    this.code = code;
    this.kind = kind;
    this.scope = scope;
    this.shape = shape;
    this.branches = branches;
    this.firstPair = firstPair;
  }

  /** Its place among all contests. */
  int ordinal() {
    return ordinal;
  }

  String code() {
    return code;
  }

  Kind kind() {
    return kind;
  }

  /** Codes of areas. */
  List<String> scope() {
    return scope;
  }

  int seats() {
    return shape.seats();
  }

  int alternates() {
    return shape.alternates();
  }

  int candidates() {
    return shape.candidates();
  }

  /** Ordinals of the branches that vote in it, ascending; not to be written to. */
  int[] branches() {
    return branches;
  }

  /** Number of its first branch among all pairs of contest and branch. */
  int firstPair() {
    return firstPair;
  }

  /** Codes in ballot order. */
  List<String> candidateCodes() {
    return CODES.computeIfAbsent(
        candidates(), n -> IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList());
  }

  /** Codes in ballot order; empty where there are none. */
  List<String> listCodes() {
    return kind == Kind.TEHRAN ? LISTS : List.of();
  }

  /** The list of a candidate by its place in the ballot, or null. */
  @Nullable String listOf(int candidate) {
    int list = candidate / LIST_MEMBERS;
    return list < listCodes().size() ? listCodes().get(list) : null;
  }
}
