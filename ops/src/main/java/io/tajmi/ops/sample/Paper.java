package io.tajmi.ops.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One minute as the sample writes it; built up by {@link MinuteMaker}, read by everybody else. */
final class Paper {
  final Flaw flaw;
  final Map<String, Integer> ballots = new LinkedHashMap<>();
  int[] votes = {};
  int[] listVotes = {};
  int ambiguous;
  boolean reasoned;
  @Nullable String direction;

  Paper(Flaw flaw) {
    this.flaw = flaw;
  }

  /** A stated quantity, 0 where it is not stated. */
  int of(String field) {
    return ballots.getOrDefault(field, 0);
  }

  /** Changes a stated quantity. */
  void add(String field, int n) {
    ballots.merge(field, n, Integer::sum);
  }

  /** Ballots taken: as stated, else valid and invalid taken together. */
  int taken() {
    return ballots.containsKey("taken") ? of("taken") : of("valid") + of("invalidTaken");
  }

  /**
   * The document that a sender would send; {@code corrects} is the envelope that it replaces, or
   * true.
   */
  Map<String, Object> document(
      SampleContest contest, String branch, String envelope, @Nullable Object corrects) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("envelope", envelope);
    document.put("contest", contest.code());
    document.put("branch", branch);
    document.put("source", "PAPER");
    document.put("complete", flaw != Flaw.INCOMPLETE);
    document.put("ballots", ballots);
    document.put("votes", named(contest.candidates(), votes));
    if (!contest.lists().isEmpty()) {
      document.put("listVotes", named(contest.lists(), listVotes));
    }
    if (ambiguous > 0) {
      Map<String, Object> names = new LinkedHashMap<>();
      names.put("candidates", contest.candidates().subList(0, 2));
      names.put("n", ambiguous);
      document.put("ambiguous", List.of(names));
    }
    if (direction != null) {
      Map<String, String> explanation = new LinkedHashMap<>();
      explanation.put("direction", direction);
      explanation.put("text", "Sample explanation");
      document.put("explanation", explanation);
    }
    if (reasoned) {
      document.put("reasons", Map.of(flaw.codes().getFirst(), "Sample reason"));
    }
    document.put("signed", signed());
    if (corrects != null) {
      document.put("corrects", corrects);
      document.put("reason", "Sample correction: the minute was read again");
    }
    return document;
  }

  private Map<String, List<String>> signed() {
    Map<String, List<String>> signed = new LinkedHashMap<>();
    signed.put("executive", List.of("head of the branch", "clerk"));
    signed.put("supervisory", flaw.codes().contains("W.206") ? List.of() : List.of("supervisor"));
    return signed;
  }

  /** An incomplete minute lacks the last candidate's row. */
  private Map<String, Integer> named(List<String> codes, int[] counts) {
    Map<String, Integer> named = new LinkedHashMap<>();
    int rows = flaw == Flaw.INCOMPLETE ? counts.length - 1 : counts.length;
    for (int i = 0; i < rows; i++) {
      named.put(codes.get(i), counts[i]);
    }
    return named;
  }
}
