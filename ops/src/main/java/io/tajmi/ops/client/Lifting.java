package io.tajmi.ops.client;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Has a server show votes again that its own check stopped. */
public final class Lifting {
  private final ServerConnection server;

  /** Of a server. */
  public Lifting(ServerConnection server) {
    this.server = server;
  }

  /**
   * Who decides it, and why.
   *
   * @param knownTo the office of supervision that knows of it
   * @param document the number of the document by which it knows
   */
  public record Decision(
      String office, String reason, @Nullable String knownTo, @Nullable String document) {}

  /**
   * What the server then knows of itself.
   *
   * @throws ClientFailure where it does not take it
   */
  public JsonNode lift(Decision decision) {
    ObjectNode body = Answer.JSON.createObjectNode();
    body.put("office", decision.office()).put("reason", decision.reason());
    if (decision.knownTo() != null) {
      body.putObject("knownTo")
          .put("office", decision.knownTo())
          .put("document", decision.document());
    }
    Answer answer =
        server.post(
            "/api/v1/check/lift",
            "application/json",
            body.toString().getBytes(StandardCharsets.UTF_8));
    if (!answer.succeeded()) {
      boolean failed = answer.status() / 100 == 5;
      throw new ClientFailure(failed ? ExitCode.NO_SERVER : ExitCode.USAGE, answer.problem());
    }
    return answer.json();
  }
}
