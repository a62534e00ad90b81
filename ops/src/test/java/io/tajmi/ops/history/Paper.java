package io.tajmi.ops.history;

import io.tajmi.election.Contest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A document on its way to the node.
 *
 * @param contest where an address names it, as for closing a branch or acting on a contest
 * @param branch where an address names it
 */
record Paper(Kind kind, String contest, String branch, String text) {
  enum Kind {
    TALLY,
    CLOSE,
    REOPEN,
    RULING,
    ACT,
    LOT
  }

  /**
   * A ruling on the first branches of a contest.
   *
   * @param kind its fields beside those that every ruling has, such as {@code "kind":"ANNUL"}
   */
  static Paper ruling(String envelope, String kind, Contest contest, int branches) {
    String scope =
        contest.branches().stream()
            .limit(branches)
            .map(branch -> "\"" + branch.code() + "\"")
            .collect(Collectors.joining(","));
    String text =
        """
        {"envelope":"%s",%s,"contest":"%s","branches":[%s],"body":"board","office":"chair",
         "article":"31","document":"7","date":"2026-01-02"}
        """
            .formatted(envelope, kind, contest.id().contest(), scope);
    return new Paper(Kind.RULING, "", "", text);
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
