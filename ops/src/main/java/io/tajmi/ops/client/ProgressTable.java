package io.tajmi.ops.client;

import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How far each contest has come, as a table for people. */
public final class ProgressTable {
  private static final List<String> COLUMNS =
      List.of(
          "expected", "counted", "heldBack", "annulled", "noTally", "incomplete", "outstanding");
  private static final int CODE_COLUMNS = 32;
  private static final int NUMBER_COLUMNS = 12;

  private final PrintWriter out;

  /** Prints to {@code out}. */
  public ProgressTable(PrintWriter out) {
    this.out = out;
  }

  /** Prints a server's answer. */
  public void print(JsonNode answer) {
    if (answer.path("test").asBoolean()) {
      out.println("TEST LOG: these are not real results.");
    }
    out.println(
        "Provisional: branches by state, at position "
            + answer.path("asOf").path("position").asLong());
    StringBuilder head = new StringBuilder(padded("Contest"));
    COLUMNS.forEach(column -> head.append(right(column)));
    out.println(head);
    for (JsonNode contest : answer.path("contests")) {
      StringBuilder row = new StringBuilder(padded(contest.path("contest").asString()));
      for (String column : COLUMNS) {
        row.append(right(Long.toString(contest.path("progress").path(column).asLong())));
      }
      out.println(row);
    }
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(1, CODE_COLUMNS - text.length()));
  }

  private static String right(String text) {
    return " ".repeat(Math.max(1, NUMBER_COLUMNS - text.length())) + text;
  }
}
