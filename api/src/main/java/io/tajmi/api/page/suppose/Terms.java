package io.tajmi.api.page.suppose;

import io.tajmi.election.ContestRule;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a contest that may be supposed otherwise: parameters of its rule's method, and the
 * thresholds of validation.
 */
final class Terms {
  /** Before the names of thresholds, to tell them from parameters. */
  static final String THRESHOLD = "threshold.";

  private static final List<String> THRESHOLDS =
      List.of(
          "W.201.invalidPercent",
          "W.201.blankPercent",
          "W.202.percent",
          "W.202.min",
          "W.205.max",
          "Q.102.percent",
          "Q.102.validMin");

  private final Words words;
  private final ContestView view;

  Terms(Words words, ContestView view) {
    this.words = words;
    this.view = view;
  }

  /**
   * One term.
   *
   * @param now as it is defined, in words
   * @param choices none where it is a number or a share
   */
  record Term(String field, String label, String now, List<Choice> choices) {}

  /** One value that a term can have. */
  record Choice(String value, String text) {}

  /** Parameters of the rule. */
  List<Term> parameters() {
    ContestRule rule = view.contest().rule();
    List<Term> terms = new ArrayList<>();
    switch (rule.method()) {
      case PLURALITY -> {}
      case MAJORITY -> {
        terms.add(term("basis", rule.basis(), "TAKEN", "VALID"));
        terms.add(term("majority", rule.majority()));
        terms.add(term("orShare", rule.orShare()));
        terms.add(term("withLead", rule.withLead()));
        terms.add(term("runOff", rule.runOff()));
      }
      case THRESHOLD -> {
        terms.add(term("basis", rule.basis(), "TAKEN", "VALID"));
        terms.add(term("share", rule.share()));
        terms.add(term("runOffPerSeat", rule.runOffPerSeat()));
      }
      case LIST_SHARE -> {
        terms.add(
            term("mode", rule.mode(), "LARGEST_REMAINDER", "ROUND_THEN_TOP", "FLOOR_THEN_TOP"));
        terms.add(term("denominator", rule.denominator(), "VOTES", "VALID_BALLOTS"));
        terms.add(term("alternatesFrom", rule.alternatesFrom(), "GROUP", "OVERALL"));
        order(terms, rule);
      }
      case DHONDT, SAINTE_LAGUE, HARE, DROOP -> {
        terms.add(term("threshold", rule.threshold()));
        terms.add(term("thresholdBasis", rule.thresholdBasis(), "LIST_VOTES", "VALID"));
        order(terms, rule);
      }
    }
    terms.add(term("onTie", rule.onTie(), "LOT", "RULING"));
    return terms;
  }

  private void order(List<Term> terms, ContestRule rule) {
    terms.add(term("order", rule.order(), "PERSONAL", "LIST", "LIST_UNLESS"));
    terms.add(term("orderShare", rule.orderShare()));
  }

  /** Thresholds of validation. */
  List<Term> thresholds() {
    var set = view.definition().policy().thresholds();
    return THRESHOLDS.stream().map(name -> term(THRESHOLD + name, (Object) set.get(name))).toList();
  }

  private Term term(String field, @Nullable Object now, String... choices) {
    List<Choice> all = new ArrayList<>();
    for (String choice : choices) {
      all.add(new Choice(choice, choice(field, choice)));
    }
    return new Term(field, label(field), now(field, now, choices.length > 0), all);
  }

  private String now(String field, @Nullable Object now, boolean chosen) {
    if (now == null) {
      return words.say("suppose.term.unset");
    }
    return chosen
        ? choice(field, now.toString())
        : Figures.digits(words.language(), now.toString());
  }

  private String choice(String field, String value) {
    return words.say("suppose.term." + field + "." + value);
  }

  /** What a term is called. */
  String label(String field) {
    return words.say("suppose.term." + field);
  }

  /** A term and what it is supposed to be, in words. */
  String said(String field, String value) {
    String choice = words.find("suppose.term." + field + "." + value);
    return words.say(
        "suppose.term.said",
        label(field),
        choice == null ? Figures.digits(words.language(), value) : choice);
  }
}
