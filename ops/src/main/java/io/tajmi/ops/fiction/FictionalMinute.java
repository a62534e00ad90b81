package io.tajmi.ops.fiction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One minute of a fictional branch; built up by {@link MinuteMaker}, read by everybody else. */
public final class FictionalMinute {
  final Map<String, Integer> ballots = new LinkedHashMap<>();
  @Nullable String direction;
  int[] votes = {};
  int[] listVotes = {};
  int ambiguous;

  private final Flaw flaw;
  private boolean reasoned;
  private boolean sparse;
  private @Nullable String countedAt;

  FictionalMinute(Flaw flaw) {
    this.flaw = flaw;
  }

  /** What is wrong with it. */
  public Flaw flaw() {
    return flaw;
  }

  /** Gives the reason that its flaw owes. */
  public void giveReason() {
    reasoned = true;
  }

  /** Leaves candidates without a vote out of the document, when it was counted, into it. */
  public void sparse(String at) {
    sparse = true;
    countedAt = at;
  }

  /** Personal votes in ballot order, votes for lists, and votes for one of two of the same name. */
  public void votes(int[] personal, int[] lists, int ambiguousNames) {
    votes = personal;
    listVotes = lists;
    ambiguous = ambiguousNames;
  }

  /** A stated quantity, 0 where it is not stated. */
  public int of(String field) {
    return ballots.getOrDefault(field, 0);
  }

  /** Changes a stated quantity. */
  void add(String field, int n) {
    ballots.merge(field, n, Integer::sum);
  }

  /** Ballots taken: as stated, else valid and invalid taken together. */
  public int taken() {
    return ballots.containsKey("taken") ? of("taken") : of("valid") + of("invalidTaken");
  }

  /**
   * The document that a sender would send; {@code corrects} is the envelope that it replaces, or
   * true.
   */
  public Map<String, Object> document(
      BallotForm form, String branch, String envelope, @Nullable Object corrects) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("envelope", envelope);
    document.put("contest", form.code());
    document.put("branch", branch);
    document.put("source", "PAPER");
    document.put("complete", flaw != Flaw.INCOMPLETE);
    document.put("ballots", ballots);
    document.put("votes", named(form.candidates(), votes));
    if (!form.lists().isEmpty()) {
      document.put("listVotes", named(form.lists(), listVotes));
    }
    if (ambiguous > 0) {
      Map<String, Object> names = new LinkedHashMap<>();
      names.put("candidates", form.candidates().subList(0, 2));
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
    if (countedAt != null) {
      document.put("countedAt", countedAt);
    }
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
      if (counts[i] > 0 || !sparse || flaw == Flaw.INCOMPLETE) {
        named.put(codes.get(i), counts[i]);
      }
    }
    return named;
  }
}
