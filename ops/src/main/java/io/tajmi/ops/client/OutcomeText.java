package io.tajmi.ops.client;

import io.tajmi.api.answer.ResultAnswer.PlaceAnswer.Kind;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.result.Possibility;
import io.tajmi.view.Visible;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An outcome for people: the state, seat by seat, and the steps by which it comes about. To whoever
 * reads only what everyone reads, it says nothing of what can still change.
 */
public final class OutcomeText {
  private static final int SEAT_COLUMNS = 6;
  private static final int NAME_COLUMNS = 44;

  private final PrintWriter out;

  /** Prints to {@code out}. */
  public OutcomeText(PrintWriter out) {
    this.out = out;
  }

  /** Prints one outcome, as the server's {@code OutcomeRead} writes it. */
  public void print(String contest, JsonNode outcome) {
    if (outcome.path("test").asBoolean(false)) {
      out.println("TEST LOG: these are not real results.");
    }
    out.println("Contest " + contest + ", round " + outcome.path("round").asInt());
    out.println(
        head(outcome)
            + " at position "
            + outcome.path("asOf").path("position").asLong(-1)
            + ", decided on since "
            + outcome.path("decidedOnSince").asLong(-1)
            + ". This is no official declaration.");
    if (outcome.path("figuresWithheld").asBoolean(false)) {
      out.println("Figures are withheld, as they would give the votes of a small box away.");
    }
    outcome.path("because").forEach(step -> out.println("  " + step.path("en").asString("")));
    if (!isPublic(outcome)) {
      JsonNode uncertain = outcome.path("uncertainty");
      out.println(
          OutstandingText.of(
              uncertain.path("branches").asLong(),
              uncertain.path("papersUnknown").asLong(),
              uncertain.path("ballots").asLong()));
    }
    out.println();
    seats(outcome);
    alternates(outcome);
    out.println();
    outcome.path("explanation").forEach(step -> out.println(step.path("en").asString("")));
    out.flush();
  }

  private static boolean isPublic(JsonNode outcome) {
    return Answer.word(outcome, "extent", Visible.Extent.class) == Visible.Extent.PUBLIC;
  }

  private static String head(JsonNode outcome) {
    return isPublic(outcome)
        ? "By the counted votes, provisional,"
        : outcome.path("state").asString("") + ", " + outcome.path("precision").asString("") + ",";
  }

  private void seats(JsonNode outcome) {
    int number = 0;
    for (JsonNode seat : outcome.path("counted").path("seats")) {
      number++;
      out.println(
          TerminalText.left("Seat", SEAT_COLUMNS)
              + TerminalText.left(Integer.toString(number), SEAT_COLUMNS)
              + TerminalText.left(place(seat, outcome), NAME_COLUMNS)
              + (isPublic(outcome) ? "" : certainty(seat, outcome)));
    }
    JsonNode runOff = outcome.path("counted").path("runOff");
    if (!runOff.isMissingNode()) {
      out.println(
          "Second round for "
              + runOff.path("seats").asInt()
              + ": "
              + places(runOff.path("members"), outcome));
    }
  }

  private void alternates(JsonNode outcome) {
    for (JsonNode line : outcome.path("counted").path("alternates")) {
      String group = line.path("group").asString("");
      out.println(
          "Alternates"
              + (group.isEmpty() ? "" : " of " + group)
              + ": "
              + places(line.path("places"), outcome));
    }
  }

  private static String places(JsonNode places, JsonNode outcome) {
    List<String> all = new ArrayList<>();
    places.forEach(place -> all.add(place(place, outcome)));
    return String.join(", ", all);
  }

  private static String place(JsonNode place, JsonNode outcome) {
    String candidate = place.path("candidate").asString("");
    return switch (kind(place)) {
      case FILLED -> named(candidate, outcome);
      case LOT_NEEDED -> "a lot between " + tied(place);
      case BODY_DECIDES -> "the competent body decides between " + tied(place);
      case TO_RUN_OFF -> "goes to the second round";
      case AWAITS_BODY -> "waits for the competent body: " + place.path("why").asString("");
      case VACANT -> "empty: " + place.path("why").asString("");
    };
  }

  private static Kind kind(JsonNode place) {
    Kind kind = Answer.word(place, "kind", Kind.class);
    if (kind == null) {
      throw new ClientFailure(
          ExitCode.NO_SERVER, "The server names a place without its kind; ask who runs it.");
    }
    return kind;
  }

  private static String tied(JsonNode place) {
    List<String> tied = new ArrayList<>();
    place.path("tied").forEach(code -> tied.add(code.asString("")));
    return String.join(", ", tied);
  }

  private static String named(String code, JsonNode outcome) {
    JsonNode name = candidate(code, outcome).path("name");
    String said = name.path("en").asString(name.path("fa").asString(""));
    return (code + " " + TerminalText.isolated(said)).strip();
  }

  private static JsonNode candidate(String code, JsonNode outcome) {
    return outcome
        .path("candidates")
        .valueStream()
        .filter(it -> it.path("candidate").asString("").equals(code))
        .findFirst()
        .orElse(outcome.path("no such candidate"));
  }

  private static String certainty(JsonNode seat, JsonNode outcome) {
    JsonNode candidate = candidate(seat.path("candidate").asString(""), outcome);
    boolean sure =
        kind(seat) == Kind.FILLED
            ? Answer.word(candidate, "elected", Possibility.class) == Possibility.SURE
            : Answer.word(outcome, "state", Outcome.State.class) == Outcome.State.DECIDED;
    return sure ? "cannot change" : "can still change";
  }
}
