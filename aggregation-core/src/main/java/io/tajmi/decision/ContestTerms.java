package io.tajmi.decision;

import java.util.List;

/**
 * What a contest fills, who may win it and how. Votes are by the order of {@code entrants} and
 * {@code lists}.
 *
 * @param office decides which articles are cited
 * @param round 1 for the first
 * @param seats principal members
 * @param alternates alternate members
 * @param votesMax names that a ballot may carry
 * @param version of the rule
 * @param onTie what settles equal votes
 * @param lists codes
 */
public record ContestTerms(
    Office office,
    int round,
    int seats,
    int alternates,
    int votesMax,
    Rule rule,
    int version,
    OnTie onTie,
    List<Entrant> entrants,
    List<String> lists) {
  /** The list of one who stands singly. */
  public static final int SINGLY = -1;

  /** Takes copies; refuses a contest without seats or votes. */
  public ContestTerms {
    entrants = List.copyOf(entrants);
    lists = List.copyOf(lists);
    if (seats < 1 || alternates < 0 || votesMax < 1) {
      throw new IllegalArgumentException("a contest has seats, and a ballot has votes");
    }
  }

  /** What kind of mandate it is. */
  public enum Office {
    PRESIDENT,
    PARLIAMENT,
    EXPERTS,
    COUNCIL,
    OTHER
  }

  /** What settles equal votes. */
  public enum OnTie {
    LOT,
    RULING
  }

  /** A candidate on the ballot, by its code, and the place of its list or {@link #SINGLY}. */
  public record Entrant(String code, int list) {}

  /** The place of a candidate among the entrants. */
  int ordinal(String code) {
    for (int i = 0; i < entrants.size(); i++) {
      if (entrants.get(i).code().equals(code)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no candidate of this contest: " + code);
  }

  String code(int entrant) {
    return entrants.get(entrant).code();
  }

  List<String> codes(List<Integer> some) {
    return some.stream().map(this::code).toList();
  }
}
