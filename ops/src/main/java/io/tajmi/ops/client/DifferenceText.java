package io.tajmi.ops.client;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** What differs between two moments, for people: figures, causes, and what has no cause. */
public final class DifferenceText {
  private final PrintWriter out;

  /** Prints to {@code out}. */
  public DifferenceText(PrintWriter out) {
    this.out = out;
  }

  /** Prints a server's answer. */
  public void print(JsonNode answer) {
    if (answer.path("test").asBoolean()) {
      out.println("TEST LOG: these are not real results.");
    }
    JsonNode area = answer.path("area");
    out.println(
        "Contest "
            + answer.path("contest").asString()
            + ", area "
            + area.path("area").path("code").asString());
    out.println("From " + moment(answer.path("from")));
    out.println("To   " + moment(answer.path("to")));
    sum("", area);
    answer.path("chosen").forEach(part -> part("chosen branches, ", part));
    JsonNode boxes = answer.path("boxes");
    if (boxes.isObject()) {
      out.println("Chosen branches by themselves: " + boxes.path("count").asLong());
      sum("together, ", boxes.path("together"));
      for (JsonNode box : boxes.path("each")) {
        sum(box.path("branch").asString() + ", ", box.path("difference"));
      }
    }
    JsonNode outcome = answer.path("outcome");
    if (outcome.isObject()) {
      out.println(
          (outcome.path("same").asBoolean() ? "Outcome: the same" : "Outcome: another")
              + (outcome.has("since") ? ", since position " + outcome.path("since").asLong() : ""));
    }
    out.println("Answer hash " + answer.path("answerHash").asString());
  }

  private void sum(String of, JsonNode sum) {
    for (JsonNode figure : sum.path("figures")) {
      if (figure.path("change").asLong() != 0) {
        out.println(
            "  "
                + of
                + name(figure)
                + ": "
                + seen(figure, "before")
                + " -> "
                + seen(figure, "after")
                + "  "
                + signed(figure.path("change").asLong()));
      }
    }
    sum.path("parts").forEach(part -> part(of, part));
    out.println(
        of.isEmpty()
            ? "Difference without a cause: " + without(sum)
            : of + "without a cause: " + without(sum));
  }

  private static String moment(JsonNode asOf) {
    return "position "
        + asOf.path("position").asLong()
        + ", "
        + asOf.path("time").asString()
        + ", root "
        + asOf.path("root").asString()
        + (asOf.has("fork")
            ? "; supposition " + asOf.path("fork").asString() + ", nothing of the count is changed"
            : "");
  }

  private static String name(JsonNode figure) {
    return figure.path("kind").asString() + " " + figure.path("key").asString();
  }

  private static String seen(JsonNode figure, String name) {
    return figure.has(name) ? Long.toString(figure.path(name).asLong()) : "not seen";
  }

  private static String signed(long change) {
    return change > 0 ? "+" + change : Long.toString(change);
  }

  private void part(String of, JsonNode part) {
    out.println(
        of
            + part.path("cause").asString()
            + ": "
            + part.path("entries").asLong()
            + " entries of "
            + part.path("branches").asLong()
            + " branches"
            + changes(part.path("change")));
  }

  private static String changes(JsonNode changes) {
    StringBuilder line = new StringBuilder();
    for (JsonNode change : changes) {
      line.append("; ")
          .append(name(change))
          .append(' ')
          .append(signed(change.path("change").asLong()));
    }
    return line.toString();
  }

  private static String without(JsonNode area) {
    JsonNode remainder = area.path("remainder");
    if (remainder.isEmpty()) {
      return area.path("addsUp").asBoolean() ? "0" : "0, but an entry is missing";
    }
    return changes(remainder).substring(2);
  }
}
