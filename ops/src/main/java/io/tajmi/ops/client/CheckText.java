package io.tajmi.ops.client;

import io.tajmi.election.PlainText;
import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What a node knows of itself, for people: its last check, and the votes that it does not show. */
public final class CheckText {
  private final PrintWriter out;

  /** Prints to {@code out}. */
  public CheckText(PrintWriter out) {
    this.out = out;
  }

  /** Prints a server's answer. */
  public void print(JsonNode answer) {
    if (answer.path("test").asBoolean()) {
      out.println("TEST LOG: these are not real results.");
    }
    if (answer.has("position")) {
      long from = answer.path("from").asLong();
      out.println(
          "Last check: "
              + answer.path("verdict").asString()
              + " up to position "
              + answer.path("position").asLong()
              + ", folded from "
              + (from < 0 ? "nothing" : "position " + from)
              + ", "
              + answer.path("time").asString());
    } else {
      out.println("No check yet.");
    }
    long good = answer.path("lastGood").asLong(-1);
    out.println(good < 0 ? "No good position yet." : "Last good position: " + good);
    out.println("What is shown: " + answer.path("live").asString().toLowerCase(Locale.ROOT));
    if (answer.path("stop").isObject()) {
      stop(answer.path("stop"));
    }
  }

  private void stop(JsonNode stop) {
    StringBuilder contests = new StringBuilder();
    stop.path("contests").forEach(it -> contests.append(' ').append(it.asString()));
    JsonNode lifted = stop.path("lifted");
    out.println(
        (lifted.isObject() ? "Votes were stopped" : "Votes are stopped")
            + " since position "
            + stop.path("position").asLong()
            + ", "
            + stop.path("time").asString()
            + ":"
            + (stop.path("all").asBoolean() ? " every contest" : contests));
    if (lifted.isObject()) {
      out.println(
          "Lifted by "
              + said(lifted.path("office"))
              + ": "
              + said(lifted.path("reason"))
              + (lifted.path("knownTo").isObject()
                  ? "; known to " + said(lifted.at("/knownTo/office"))
                  : "; it is not on record that supervision knows"));
      return;
    }
    out.println(
        stop.path("confirmed").asBoolean()
            ? "A second fold agreed; "
                + (stop.path("halted").asBoolean()
                    ? "what was released is halted in the log."
                    : "what was released is not halted in the log yet.")
            : "No second fold has agreed yet.");
  }

  private static String said(JsonNode text) {
    return PlainText.quoted(text.asString());
  }
}
