package io.tajmi.publication;

import io.tajmi.document.EnvelopeContent;
import io.tajmi.document.Fields;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The document that releases a contest, {@code {envelope, office, reason, article, document,
 * confirmedBy: {office, document}, history}}, or halts it, {@code {envelope, office, reason}}.
 *
 * @param reason a release may have none
 * @param article that a release rests on, if it names one
 * @param document number of a release's document, if it names one
 * @param confirmedBy supervision, if it confirmed a release
 * @param history whether a release opens what came before it as well
 */
public record PublicationDocument(
    String envelope,
    String office,
    @Nullable String reason,
    @Nullable String article,
    @Nullable String document,
    @Nullable Confirmation confirmedBy,
    boolean history) {
  private static final Set<String> KEYS =
      Set.of("envelope", "office", "reason", "article", "document", "confirmedBy", "history");

  /**
   * Reads it strictly.
   *
   * @throws Rejection R.101 or R.108
   */
  public static PublicationDocument parse(byte[] bytes) {
    Fields document = Fields.read(bytes).only(KEYS);
    return new PublicationDocument(
        document.envelope("envelope"),
        document.text("office"),
        document.textOrNull("reason"),
        document.textOrNull("article"),
        document.textOrNull("document"),
        document.has("confirmedBy") ? confirmation(document.object("confirmedBy")) : null,
        document.has("history") && document.flag("history"));
  }

  private static Confirmation confirmation(Fields document) {
    Fields confirmation = document.only(Set.of("office", "document"));
    return new Confirmation(confirmation.text("office"), confirmation.text("document"));
  }

  /**
   * The request to let everyone read a contest's votes.
   *
   * @param contest its code as sent
   * @throws Rejection R.101 or R.102
   */
  public Request<PublicationCommand> release(String contest, Definition definition) {
    ContestId id = Places.contest(contest, definition, null).id();
    return new Request<>(
        new ReleaseContest(id, office, reason, article, document, confirmedBy, history),
        envelope("release", id));
  }

  /**
   * The request to let nobody outside the acting chains read them any more.
   *
   * @param contest its code as sent
   * @throws Rejection R.101, also where it gives no reason or what only a release has, or R.102
   */
  public Request<PublicationCommand> halt(String contest, Definition definition) {
    ContestId id = Places.contest(contest, definition, null).id();
    if (reason == null) {
      throw Fields.malformed("/reason", "Who halts a contest gives a reason.");
    }
    onlyOfReleases("article", article);
    onlyOfReleases("document", document);
    onlyOfReleases("confirmedBy", confirmedBy);
    onlyOfReleases("history", history ? true : null);
    return new Request<>(new HaltContest(id, office, reason), envelope("halt", id));
  }

  private static void onlyOfReleases(String key, @Nullable Object value) {
    if (value != null) {
      throw Fields.malformed("/" + key, "Only a release has this; leave it out.");
    }
  }

  /** What a document does not name takes no part in the hash, as before it could be named. */
  private Act.Envelope envelope(String act, ContestId contest) {
    Map<String, Object> content = new TreeMap<>();
    content.put("contest", contest.toString());
    content.put("office", office);
    content.put("reason", reason == null ? "" : reason);
    if (article != null) {
      content.put("article", article);
    }
    if (document != null) {
      content.put("document", document);
    }
    if (confirmedBy != null) {
      content.put("confirmedBy", confirmedBy);
    }
    if (history) {
      content.put("history", true);
    }
    return new Act.Envelope(
        contest.election().value(), envelope, EnvelopeContent.hash(act, content));
  }
}
