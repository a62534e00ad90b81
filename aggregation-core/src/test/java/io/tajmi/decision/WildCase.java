package io.tajmi.decision;

import io.tajmi.decision.plain.PlainAnswer;
import io.tajmi.decision.plain.PlainCount;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Marking;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A contest, its branches, acts and lots; prints itself so that it can be pasted as a test. */
record WildCase(
    ContestTerms terms, List<WildBranch> branches, List<ContestAct> acts, List<Lot> lots) {

  List<BranchCount> counts() {
    return branches.stream().map(WildBranch::count).toList();
  }

  /** What the product says; where it breaks, the case is told. */
  Outcome outcome() {
    try {
      return Decision.decide(terms, Counts.of(terms, counts()), acts, lots);
    } catch (RuntimeException broken) {
      throw new AssertionError(toString(), broken);
    }
  }

  PlainCount plain() {
    return new PlainCount(terms, acts, lots);
  }

  PlainAnswer answer() {
    return plain().of(counts());
  }

  WildCase with(List<ContestAct> otherActs, List<Lot> otherLots) {
    return new WildCase(terms, branches, List.copyOf(otherActs), List.copyOf(otherLots));
  }

  WildCase with(Lot lot) {
    return with(acts, Stream.concat(lots.stream(), Stream.of(lot)).toList());
  }

  /**
   * The same with fewer acts, lots and branches, as long as it fails and somebody voted as before.
   */
  WildCase smallest(Predicate<WildCase> wrong) {
    boolean voted = plain().sums(counts()).valid() > 0;
    Predicate<WildCase> fails =
        it -> (it.plain().sums(it.counts()).valid() > 0) == voted && wrong.test(it);
    WildCase now = this;
    Optional<WildCase> next = Optional.of(now);
    while (next.isPresent()) {
      now = next.orElseThrow();
      next = now.smaller().stream().filter(fails).findFirst();
    }
    return now;
  }

  private List<WildCase> smaller() {
    List<WildCase> all = new ArrayList<>();
    acts.forEach(act -> all.add(with(without(acts, act), lots)));
    lots.forEach(lot -> all.add(with(acts, without(lots, lot))));
    branches.forEach(it -> all.add(new WildCase(terms, without(branches, it), acts, lots)));
    return all;
  }

  private static <T> List<T> without(List<T> all, T one) {
    List<T> less = new ArrayList<>(all);
    less.remove(one);
    return less;
  }

  @Override
  public String toString() {
    return "new WildCase(\n    %s,\n    List.of(%s),\n    List.of(%s),\n    List.of(%s))"
        .formatted(
            termsText(),
            all(branches.stream().map(String::valueOf).toList()),
            all(acts.stream().map(WildCase::text).toList()),
            all(lots.stream().map(WildCase::text).toList()));
  }

  private static String all(List<String> texts) {
    return texts.stream().map(it -> "\n        " + it).collect(Collectors.joining(","));
  }

  private String termsText() {
    Marking ballot = terms.ballot();
    List<String> entrants = new ArrayList<>();
    for (Entrant it : terms.entrants()) {
      entrants.add("new Entrant(\"%s\", %d, %b)".formatted(it.code(), it.list(), it.takesPlace()));
    }
    return "new ContestTerms(Office.%s, %d, %d, %d, new Marking(%d, %d, %d), %s, 1, OnTie.%s, %s, %s, %s)"
        .formatted(
            terms.office(),
            terms.round(),
            terms.seats(),
            terms.alternates(),
            ballot.votesMax(),
            ballot.personVotesMax(),
            ballot.cumulateMax(),
            text(terms.rule()),
            terms.onTie(),
            terms.leftAfterPoll() == null ? "null" : "Then." + terms.leftAfterPoll(),
            "List.of(" + String.join(", ", entrants) + ")",
            quoted(terms.lists()));
  }

  private static String text(Rule rule) {
    return switch (rule) {
      case Rule.Plurality _ -> "new Rule.Plurality()";
      case Rule.Majority it ->
          "new Rule.Majority(Rule.Basis.%s, %s, %s, %s, %d)"
              .formatted(
                  it.basis(),
                  text(it.majority()),
                  text(it.orShare()),
                  text(it.withLead()),
                  it.runOff());
      case Rule.Threshold it ->
          "new Rule.Threshold(Rule.Basis.%s, %s, %d)"
              .formatted(it.basis(), text(it.share()), it.runOffPerSeat());
      case Rule.ListShare it ->
          "new Rule.ListShare(Rule.Mode.%s, Rule.Denominator.%s, Rule.AlternatesFrom.%s, %s)"
              .formatted(it.mode(), it.denominator(), it.alternatesFrom(), text(it.order()));
      case Rule.HighestAverages it ->
          "new Rule.HighestAverages(Rule.Divisors.%s, %s, Rule.ThresholdBasis.%s, %s)"
              .formatted(
                  it.divisors(), text(it.threshold()), it.thresholdBasis(), text(it.order()));
      case Rule.Quota it ->
          "new Rule.Quota(Rule.Price.%s, %s, Rule.ThresholdBasis.%s, %s)"
              .formatted(it.price(), text(it.threshold()), it.thresholdBasis(), text(it.order()));
    };
  }

  private static String text(Rule.Order order) {
    return switch (order) {
      case Rule.Order.Personal _ -> "Rule.Order.PERSONAL";
      case Rule.Order.AsListed _ -> "new Rule.Order.AsListed()";
      case Rule.Order.Unless(Fraction share) -> "new Rule.Order.Unless(" + text(share) + ")";
    };
  }

  private static String text(@Nullable Fraction fraction) {
    return fraction == null ? "null" : "Fraction.of(\"" + fraction + "\")";
  }

  private static String text(ContestAct act) {
    return switch (act) {
      case Left it ->
          "new Left(\"%s\", Why.%s, Moment.%s, %s, null)"
              .formatted(
                  it.candidate(),
                  it.why(),
                  it.moment(),
                  it.then() == null ? "null" : "Then." + it.then());
      case VotesAnnulled it ->
          "new VotesAnnulled(\"%s\", %s, BallotsGo.%s)"
              .formatted(
                  it.candidate(),
                  it.branches() == null ? "null" : "Set.of" + quoted(it.branches()).substring(7),
                  it.ballotsGo());
      case ContestAnnulled it -> "new ContestAnnulled(Remedy.%s)".formatted(it.remedy());
      case SeatsVacant it ->
          "new SeatsVacant(%d, %s, null)".formatted(it.seats(), text(it.which()));
    };
  }

  private static String text(@Nullable Which which) {
    return switch (which) {
      case null -> "null";
      case Which.Last _ -> "new Which.Last()";
      case Which.Of(List<String> candidates) -> "new Which.Of(" + quoted(candidates) + ")";
    };
  }

  private static String text(Lot lot) {
    return "new Lot(Matter.%s, %s, %s, null, List.of())"
        .formatted(
            lot.matter(),
            lot.branch() == null ? "null" : '"' + lot.branch() + '"',
            quoted(lot.drawn()));
  }

  private static String quoted(Collection<String> codes) {
    return "List.of("
        + codes.stream().map(it -> '"' + it + '"').collect(Collectors.joining(", "))
        + ")";
  }
}
