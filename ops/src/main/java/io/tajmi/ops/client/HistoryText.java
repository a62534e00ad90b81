package io.tajmi.ops.client;

import java.io.PrintWriter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What happened to one branch, for people: a line for each entry, and what it changed. */
public final class HistoryText {
  private final PrintWriter out;

  /** Prints to {@code out}. */
  public HistoryText(PrintWriter out) {
    this.out = out;
  }

  /** Which branch it is. */
  public void head(JsonNode answer) {
    if (answer.path("test").asBoolean()) {
      out.println("TEST LOG: these are not real results.");
    }
    out.println(
        "Branch "
            + answer.path("branch").asString()
            + " in contest "
            + answer.path("contest").asString()
            + ", up to position "
            + answer.path("asOf").path("position").asLong());
  }

  /** One page of entries. */
  public void print(JsonNode answer) {
    for (JsonNode entry : answer.path("history")) {
      out.println(
          entry.path("position").asLong()
              + "  "
              + entry.path("time").asString()
              + "  "
              + entry.path("type").asString());
      for (String name : new String[] {"envelope", "replaces", "ruling", "reason"}) {
        if (entry.has(name)) {
          out.println("    " + name + ": " + TerminalText.isolated(entry.path(name).asString()));
        }
      }
      JsonNode change = entry.path("change");
      changes("votes", change.path("votes"));
      changes("list votes", change.path("listVotes"));
      changes("ballots", change.path("ballots"));
      out.println(
          entry.path("supposed").asBoolean()
              ? "    only supposed; nothing of the count is changed"
              : "    leaf: " + entry.path("leafHash").asString());
    }
  }

  private void changes(String what, JsonNode change) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, JsonNode> figure : change.properties()) {
      long by = figure.getValue().asLong();
      if (by != 0) {
        line.append(' ').append(figure.getKey()).append(by > 0 ? " +" : " ").append(by);
      }
    }
    if (!line.isEmpty()) {
      out.println("    change of " + what + ":" + line);
    }
  }
}
