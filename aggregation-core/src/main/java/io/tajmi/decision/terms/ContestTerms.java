package io.tajmi.decision.terms;

import io.tajmi.decision.terms.ContestAct.Then;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contest fills, who may win it and how. Votes are by the order of {@code entrants} and
 * {@code lists}.
 *
 * @param office decides which articles are cited
 * @param round 1 for the first
 * @param seats principal members
 * @param alternates alternate members
 * @param ballot what a ballot may carry
 * @param version of the rule
 * @param onTie what settles equal votes
 * @param leftAfterPoll what becomes of the seat of whoever left after the poll where the act does
 *     not say; null where the competent body decides
 * @param lists codes
 */
public record ContestTerms(
    Office office,
    int round,
    int seats,
    int alternates,
    Marking ballot,
    Rule rule,
    int version,
    OnTie onTie,
    @Nullable Then leftAfterPoll,
    List<Entrant> entrants,
    List<String> lists) {
  /** The list of one who stands singly. */
  public static final int SINGLY = -1;

  /** Takes copies; refuses a contest without seats or votes. */
  public ContestTerms {
    entrants = List.copyOf(entrants);
    lists = List.copyOf(lists);
    if (seats < 1 || alternates < 0) {
      throw new IllegalArgumentException("a contest has seats");
    }
  }

  /** Ballots that mark a person once, and no policy for whoever leaves after the poll. */
  public ContestTerms(
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
    this(
        office,
        round,
        seats,
        alternates,
        Marking.of(votesMax),
        rule,
        version,
        onTie,
        null,
        entrants,
        lists);
  }

  /**
   * What one ballot may carry.
   *
   * @param votesMax votes in all
   * @param personVotesMax persons that it may mark, where votes are for lists
   * @param cumulateMax votes that it may give to one person
   */
  public record Marking(int votesMax, int personVotesMax, int cumulateMax) {
    /** Refuses a ballot without votes. */
    public Marking {
      if (votesMax < 1 || personVotesMax < 1 || cumulateMax < 1) {
        throw new IllegalArgumentException("a ballot has votes");
      }
    }

    /** So many votes, for as many persons. */
    public static Marking of(int votesMax) {
      return new Marking(votesMax, votesMax, 1);
    }

    /** The most votes that one ballot can give to one person. */
    public int toOnePerson() {
      return Math.min(cumulateMax, votesMax);
    }

    /** The most votes that one ballot can give to persons. */
    public long toPersons() {
      return Math.min((long) personVotesMax * cumulateMax, votesMax);
    }
  }

  /** Names, or votes for lists, that a ballot may carry. */
  public int votesMax() {
    return ballot.votesMax();
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

  /**
   * A candidate on the ballot, by its code.
   *
   * @param list the place of its list, or {@link #SINGLY}
   * @param takesPlace false for an option that counts as valid and can take no place
   */
  public record Entrant(String code, int list, boolean takesPlace) {
    /** One who can take a place. */
    public Entrant(String code, int list) {
      this(code, list, true);
    }
  }

  /** The place of a candidate among the entrants. */
  public int ordinal(String code) {
    for (int i = 0; i < entrants.size(); i++) {
      if (entrants.get(i).code().equals(code)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no candidate of this contest: " + code);
  }

  public String code(int entrant) {
    return entrants.get(entrant).code();
  }

  public List<String> codes(List<Integer> some) {
    return some.stream().map(this::code).toList();
  }
}
