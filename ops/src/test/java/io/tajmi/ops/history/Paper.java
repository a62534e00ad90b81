package io.tajmi.ops.history;

import java.nio.charset.StandardCharsets;

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

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
