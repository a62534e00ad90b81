package io.tajmi.election.pack;

import io.tajmi.election.ContestRule;
import io.tajmi.election.VoteLimits;
import org.jspecify.annotations.Nullable;

/** Reads what a ballot may carry; how often it may mark persons only some contests can say. */
final class VoteLimitsReader {
  private static final String PERSONS = "personVotesMax";
  private static final String CUMULATE = "cumulateMax";

  private VoteLimitsReader() {}

  /** The limits; null where the votes of a ballot or the rule could not be read. */
  static @Nullable VoteLimits read(
      ElectionFields contest, @Nullable Integer votesMax, @Nullable ContestRule rule) {
    LinedJson persons = contest.optional(PERSONS);
    LinedJson cumulate = contest.optional(CUMULATE);
    if (votesMax == null || rule == null) {
      return null;
    }
    VoteLimits plain = VoteLimits.of(votesMax);
    if (votesMax > 1 && rule.method().byListVotes() && hasLists(contest)) {
      return new VoteLimits(
          votesMax,
          number(contest, PERSONS, votesMax, plain.personVotesMax()),
          number(contest, CUMULATE, votesMax, plain.cumulateMax()));
    }
    if (persons != null) {
      refuse(contest, PERSONS);
    }
    if (cumulate != null) {
      refuse(contest, CUMULATE);
    }
    return plain;
  }

  private static boolean hasLists(ElectionFields contest) {
    return contest.optional("lists") instanceof LinedJson.Sequence lists
        && !lists.items().isEmpty();
  }

  private static void refuse(ElectionFields contest, String field) {
    contest.fault(
        field,
        PackageFaultCode.FIELD_UNKNOWN,
        "belongs only where a ballot has several votes for lists, by DHONDT, SAINTE_LAGUE, HARE"
            + " or DROOP; remove it.");
  }

  private static int number(ElectionFields contest, String field, int votesMax, int absent) {
    Integer stated = contest.number(field, contest.optional(field), 1, votesMax);
    return stated == null ? absent : stated;
  }
}
