package io.tajmi.ops.client;

import io.tajmi.replay.job.JobState;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Follows a job of the server to its end, where an answer takes longer than a request waits. */
public final class LongAnswer {
  private static final int ACCEPTED = 202;
  private static final int DONE = 200;
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String RESULT = "\"result\":";

  private final ServerConnection server;

  /** Of a server. */
  public LongAnswer(ServerConnection server) {
    this.server = server;
  }

  /**
   * What the server answered, or what the job that it named came to.
   *
   * @throws ClientFailure where the job was cancelled
   */
  public Answer of(Answer first) {
    Answer answer = first;
    String path = "/api/v1/jobs/" + ServerConnection.encoded(first.json().path("job").asString(""));
    while (answer.status() == ACCEPTED || isUnderWay(answer)) {
      server.pause(EVERY);
      answer = server.get(path);
    }
    if (first.status() != ACCEPTED || !answer.succeeded()) {
      return answer;
    }
    int result = answer.body().indexOf(RESULT);
    if (result < 0) {
      throw new ClientFailure(
          ExitCode.NO_SERVER, "Somebody cancelled this while it was worked out; run it again.");
    }
    String body = answer.body().stripTrailing();
    return new Answer(DONE, body.substring(result + RESULT.length(), body.length() - 1), null);
  }

  private static boolean isUnderWay(Answer answer) {
    JsonNode job = answer.json();
    if (!answer.succeeded() || !job.has("job")) {
      return false;
    }
    JobState state = Answer.word(job, "state", JobState.class);
    return state == JobState.WAITING || state == JobState.RUNNING;
  }
}
