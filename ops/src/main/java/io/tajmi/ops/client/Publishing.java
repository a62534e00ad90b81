package io.tajmi.ops.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Releases contests of an election, and halts them. */
public final class Publishing {
  private final ServerConnection server;
  private final String election;

  /** Of an election of a server. */
  public Publishing(ServerConnection server, String election) {
    this.server = server;
    this.election = election;
  }

  /**
   * What is decided, by whom and why.
   *
   * @param envelope the same sent twice is one act
   * @param office that decides it; everyone reads it
   * @param reason a release may have none
   * @param basis of a release; of a halt {@link Basis#NONE}
   */
  public record Decision(String envelope, String office, @Nullable String reason, Basis basis) {}

  /**
   * What a release rests on, as far as it is named.
   *
   * @param article of the law
   * @param document its number
   * @param confirmedBy the office of supervision that confirmed it
   * @param confirmation the number of the document by which it did
   * @param history whether it opens what came before it as well
   */
  public record Basis(
      @Nullable String article,
      @Nullable String document,
      @Nullable String confirmedBy,
      @Nullable String confirmation,
      boolean history) {
    /** Nothing is named. */
    public static final Basis NONE = new Basis(null, null, null, null, false);
  }

  /** What came of it, from which position of the log on. */
  public record Done(String state, long position) {}

  /**
   * Lets everyone read a contest's votes.
   *
   * @throws ClientFailure where the server does not take it
   */
  public Done release(String contest, Decision decision) {
    return send(contest, "release", decision);
  }

  /**
   * Lets nobody outside the acting chains read them any more.
   *
   * @throws ClientFailure where the server does not take it
   */
  public Done halt(String contest, Decision decision) {
    return send(contest, "halt", decision);
  }

  private static void put(ObjectNode document, String key, @Nullable String value) {
    if (value != null) {
      document.put(key, value);
    }
  }

  private Done send(String contest, String act, Decision decision) {
    ObjectNode document = Answer.JSON.createObjectNode();
    document.put("envelope", decision.envelope()).put("office", decision.office());
    put(document, "reason", decision.reason());
    put(document, "article", decision.basis().article());
    put(document, "document", decision.basis().document());
    if (decision.basis().confirmedBy() != null) {
      ObjectNode confirmedBy = document.putObject("confirmedBy");
      confirmedBy.put("office", decision.basis().confirmedBy());
      put(confirmedBy, "document", decision.basis().confirmation());
    }
    if (decision.basis().history()) {
      document.put("history", true);
    }
    String path =
        "/api/v1/elections/"
            + ServerConnection.encoded(election)
            + "/contests/"
            + ServerConnection.encoded(contest)
            + "/"
            + act;
    byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
    Answer answer = server.post(path, "application/json", body);
    if (!answer.succeeded()) {
      boolean failed = answer.status() / 100 == 5;
      throw new ClientFailure(failed ? ExitCode.NO_SERVER : ExitCode.USAGE, answer.problem());
    }
    return new Done(
        answer.json().path("state").asString(""), answer.json().path("position").asLong());
  }
}
