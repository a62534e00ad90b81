package io.tajmi.election;

/**
 * What one ballot may carry.
 *
 * @param votesMax votes in all
 * @param personVotesMax persons that it may mark, where votes are for lists
 * @param cumulateMax votes that it may give to one person
 */
public record VoteLimits(int votesMax, int personVotesMax, int cumulateMax) {
  /** So many votes, for as many persons. */
  public static VoteLimits of(int votesMax) {
    return new VoteLimits(votesMax, votesMax, 1);
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
