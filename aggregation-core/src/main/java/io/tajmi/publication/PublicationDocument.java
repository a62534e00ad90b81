package io.tajmi.publication;

import io.tajmi.branch.EnvelopeContent;
import io.tajmi.branch.Fields;
import io.tajmi.branch.Places;
import io.tajmi.branch.Rejection;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The document {@code {envelope, office, reason}} that releases a contest or halts it.
 *
 * @param reason a release may have none
 */
public record PublicationDocument(String envelope, String office, @Nullable String reason) {

  /**
   * Reads it strictly.
   *
   * @throws Rejection R.101 or R.108
   */
  public static PublicationDocument parse(byte[] bytes) {
    Fields document = Fields.read(bytes).only(Set.of("envelope", "office", "reason"));
    return new PublicationDocument(
        document.envelope("envelope"), document.text("office"), document.textOrNull("reason"));
  }

  /**
   * The request to let everyone read a contest's votes.
   *
   * @param contest its code as sent
   * @throws Rejection R.101 or R.102
   */
  public PublicationRequest release(String contest, Definition definition) {
    ContestId id = Places.contest(contest, definition, null).id();
    return new PublicationRequest(new ReleaseContest(id, office, reason), envelope("release", id));
  }

  /**
   * The request to let nobody outside the acting chains read them any more.
   *
   * @param contest its code as sent
   * @throws Rejection R.101, also where it gives no reason, or R.102
   */
  public PublicationRequest halt(String contest, Definition definition) {
    ContestId id = Places.contest(contest, definition, null).id();
    if (reason == null) {
      throw Fields.malformed("/reason", "Who halts a contest gives a reason.");
    }
    return new PublicationRequest(new HaltContest(id, office, reason), envelope("halt", id));
  }

  private Act.Envelope envelope(String act, ContestId contest) {
    return new Act.Envelope(
        contest.election().value(),
        envelope,
        EnvelopeContent.hash(
            act,
            Map.of(
                "contest",
                contest.toString(),
                "office",
                office,
                "reason",
                reason == null ? "" : reason)));
  }
}
