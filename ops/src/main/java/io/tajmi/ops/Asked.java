package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ClientFailure;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.LongAnswer;
import io.tajmi.ops.client.ServerConnection;

/** Reads that a verb makes. */
final class Asked {
  private Asked() {}

  /** The address of a contest of an election. */
  static String contest(String election, String contest) {
    return "/api/v1/elections/"
        + ServerConnection.encoded(election)
        + "/contests/"
        + ServerConnection.encoded(contest);
  }

  /**
   * What a server answers.
   *
   * @throws ClientFailure where it refuses, with its problem
   */
  static Answer of(ServerConnection server, String path) {
    Answer answer = new LongAnswer(server).of(server.get(path));
    if (!answer.succeeded()) {
      boolean failed = answer.status() / 100 == 5;
      throw new ClientFailure(failed ? ExitCode.NO_SERVER : ExitCode.USAGE, answer.problem());
    }
    return answer;
  }
}
