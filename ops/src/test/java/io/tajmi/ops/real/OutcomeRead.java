package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.terms.Fraction;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a server says of the outcome of a real contest, read over HTTP. */
final class OutcomeRead {
  private final JsonNode outcome;

  private OutcomeRead(JsonNode outcome) {
    this.outcome = outcome;
  }

  /** As of all that the server holds. */
  static OutcomeRead of(Http http, String election) throws Exception {
    String contest = "/api/v1/elections/" + election + "/contests/president";
    JsonNode head = http.get(contest + "/results").path("asOf").path("position");
    JsonNode outcome = http.get(contest + "/outcome?at-least=" + head.asLong());
    assertThat(outcome.path("asOf").path("position")).isEqualTo(head);
    return new OutcomeRead(outcome);
  }

  OutcomeRead is(String state, int branches, int papersUnknown) {
    assertThat(outcome.path("state").asString()).isEqualTo(state);
    if (state.equals("DECIDED")) {
      assertThat(outcome.path("precision").asString()).isEqualTo("EXACT");
    }
    JsonNode uncertainty = outcome.path("uncertainty");
    assertThat(uncertainty.path("branches").asInt()).isEqualTo(branches);
    assertThat(uncertainty.path("papersUnknown").asInt()).isEqualTo(papersUnknown);
    assertThat(outcome.path("explanation").toString())
        .contains(
            state.equals("DECIDED")
                ? "The remaining ballots cannot change it (this is no official declaration)."
                : "papers unknown at " + String.format("%,d", papersUnknown) + " branches");
    return this;
  }

  OutcomeRead elects(String... candidates) {
    assertThat(filled(outcome.path("counted").path("seats"))).containsExactly(candidates);
    return this;
  }

  OutcomeRead sendsOn(String... candidates) {
    assertThat(filled(outcome.path("counted").path("runOff").path("members")))
        .containsExactly(candidates);
    return this;
  }

  /**
   * Who has the most, which share of the base that is and how far it is from the next, both in
   * percent with two decimals.
   */
  OutcomeRead leads(String candidate, String chance, String percent, String lead) {
    JsonNode first = outcome.path("candidates").get(0);
    assertThat(first.path("candidate").asString()).isEqualTo(candidate);
    assertThat(first.path("elected").asString()).isEqualTo(chance);
    assertThat(first.path("share").path("percent").asString()).isEqualTo(percent);
    Fraction share = share(first);
    Fraction next = share(outcome.path("candidates").get(1));
    Fraction between =
        new Fraction(
            share.numerator() * next.denominator() - next.numerator() * share.denominator(),
            share.denominator() * next.denominator());
    assertThat(between.percentHundredths()).isEqualTo(Long.parseLong(lead.replace(".", "")));
    return this;
  }

  OutcomeRead has(long votes, long of) {
    assertThat(share(outcome.path("candidates").get(0))).isEqualTo(new Fraction(votes, of));
    return this;
  }

  List<Long> votes() {
    List<Long> votes = new ArrayList<>();
    outcome.path("candidates").forEach(candidate -> votes.add(candidate.path("votes").asLong()));
    return votes;
  }

  private static Fraction share(JsonNode candidate) {
    JsonNode share = candidate.path("share");
    return new Fraction(share.path("numerator").asLong(), share.path("denominator").asLong());
  }

  private static List<String> filled(JsonNode places) {
    List<String> filled = new ArrayList<>();
    for (JsonNode place : places) {
      if (place.path("kind").asString().equals("FILLED")) {
        filled.add(place.path("candidate").asString());
      }
    }
    return filled;
  }
}
