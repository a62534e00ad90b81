package io.tajmi.ops.client;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Says of an answer that is read from the past where from, and how anybody finds the same. */
public final class PastText {
  private PastText() {}

  /** Nothing of an answer that is live. */
  public static void print(PrintWriter out, JsonNode answer) {
    JsonNode asOf = answer.path("asOf");
    if (!asOf.has("root")) {
      return;
    }
    if (asOf.has("fork")) {
      out.println(
          "A supposition; nothing of the count has been changed. Fork "
              + asOf.path("fork").asString());
    }
    String until = asOf.has("asked") ? asOf.path("asked").asString() : asOf.path("time").asString();
    out.println(
        "The past, not live: as of "
            + until
            + ", up to position "
            + asOf.path("position").asLong()
            + (asOf.path("final").asBoolean()
                ? ""
                : " (a later entry may still come before that)"));
    out.println(
        "Tree of "
            + asOf.path("treeSize").asLong()
            + " entries, root "
            + asOf.path("root").asString());
    out.println("Answer hash " + answer.path("answerHash").asString());
  }
}
