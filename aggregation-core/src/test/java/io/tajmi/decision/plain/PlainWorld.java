package io.tajmi.decision.plain;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who takes part, as what, and what lots were drawn. */
final class PlainWorld {
  /** What a candidate is to the order. All but the first two left after the poll. */
  enum Fate {
    STANDS,
    OUT,
    NEXT,
    ALTERNATE,
    RUN_OFF,
    VACANT,
    BODY,
    NO_ALTERNATE,
    NO_SECOND_ROUND
  }

  final ContestTerms terms;
  final List<ContestAct> acts;
  private final List<Lot> lots;
  private final List<Fate> fates = new ArrayList<>();

  PlainWorld(ContestTerms terms, List<ContestAct> acts, List<Lot> lots) {
    this.terms = terms;
    this.acts = acts;
    this.lots = lots;
    for (Entrant entrant : terms.entrants()) {
      fates.add(fateOf(entrant));
    }
  }

  private Fate fateOf(Entrant entrant) {
    boolean annulled = false;
    Left left = null;
    for (ContestAct act : acts) {
      if (act instanceof VotesAnnulled votes && votes.candidate().equals(entrant.code())) {
        annulled |= votes.branches() == null;
      }
      if (act instanceof Left it && it.candidate().equals(entrant.code()) && left == null) {
        left = it;
      }
    }
    if (!entrant.takesPlace() || annulled || leftBefore(entrant.code())) {
      return Fate.OUT;
    }
    return left == null ? Fate.STANDS : after(left.then());
  }

  boolean leftBefore(String code) {
    return acts.stream()
        .anyMatch(act ->
            act instanceof Left it
                && it.candidate().equals(code)
                && it.moment() == Moment.BEFORE_POLL);
  }

  private Fate after(@Nullable Then said) {
    Then then = said == null ? terms.leftAfterPoll() : said;
    boolean rounds =
        terms.rule() instanceof Rule.Majority || terms.rule() instanceof Rule.Threshold;
    return switch (then) {
      case null -> Fate.BODY;
      case ALTERNATE -> rounds || terms.alternates() == 0 ? Fate.NO_ALTERNATE : Fate.ALTERNATE;
      case NEXT -> Fate.NEXT;
      case RUN_OFF -> rounds ? Fate.RUN_OFF : Fate.NO_SECOND_ROUND;
      case VACANT -> Fate.VACANT;
    };
  }

  Fate fate(int candidate) {
    return fates.get(candidate);
  }

  Fate fate(String code) {
    return fates.get(ordinal(code));
  }

  boolean stands(int candidate) {
    return fate(candidate) == Fate.STANDS;
  }

  boolean keeps(int candidate) {
    return fate(candidate) != Fate.OUT && fate(candidate) != Fate.NEXT;
  }

  List<Integer> all() {
    return IntStream.range(0, terms.entrants().size()).boxed().toList();
  }

  String code(int candidate) {
    return terms.entrants().get(candidate).code();
  }

  int ordinal(String code) {
    return all().stream().filter(c -> code(c).equals(code)).findFirst().orElseThrow();
  }

  boolean byNames() {
    return switch (terms.rule()) {
      case Rule.Plurality _, Rule.Majority _, Rule.Threshold _, Rule.ListShare _ -> true;
      case Rule.HighestAverages _, Rule.Quota _ -> false;
    };
  }

  int votesMax() {
    return terms.ballot().votesMax();
  }

  /** In the order drawn for exactly these, or null. */
  @Nullable List<String> drawn(Matter matter, @Nullable String branch, List<String> equal) {
    return lots.stream()
        .filter(lot -> lot.matter() == matter && Objects.equals(lot.branch(), branch))
        .map(Lot::drawn)
        .filter(drawn -> Set.copyOf(drawn).equals(Set.copyOf(equal)))
        .findFirst()
        .orElse(null);
  }

  Place open(List<String> equal) {
    return terms.onTie() == OnTie.LOT ? new Place.LotNeeded(equal) : new Place.BodyDecides(equal);
  }

  /** Classes of equals, first the first; a lot on exactly one of them takes it apart. */
  List<List<Integer>> order(List<Integer> who, Comparator<Integer> first) {
    List<List<Integer>> classes = new ArrayList<>();
    for (Integer candidate : who.stream().sorted(first).toList()) {
      if (!classes.isEmpty() && first.compare(classes.getLast().getFirst(), candidate) == 0) {
        classes.getLast().add(candidate);
      } else {
        classes.add(new ArrayList<>(List.of(candidate)));
      }
    }
    List<List<Integer>> apart = new ArrayList<>();
    for (List<Integer> equal : classes) {
      List<String> drawn =
          drawn(Matter.CANDIDATES, null, equal.stream().sorted().map(this::code).toList());
      if (drawn == null) {
        apart.add(equal);
      } else {
        drawn.forEach(code -> apart.add(List.of(ordinal(code))));
      }
    }
    return apart;
  }

  /** The first so many as a set: only equality across the cut leaves places open. */
  List<Place> firstOf(List<List<Integer>> order, int places) {
    List<Place> first = new ArrayList<>();
    for (List<Integer> equal : order) {
      int room = places - first.size();
      for (int i = 0; i < Math.min(room, equal.size()); i++) {
        first.add(equal.size() <= room ? new Place.Filled(code(equal.get(i))) : openTo(equal));
      }
    }
    return first;
  }

  /** The places after so many, each with its own number. */
  List<Place> next(List<List<Integer>> order, int after, int places) {
    List<Place> all = new ArrayList<>();
    for (List<Integer> equal : order) {
      for (int i = 0; i < equal.size(); i++) {
        all.add(equal.size() == 1 ? new Place.Filled(code(equal.getFirst())) : openTo(equal));
      }
    }
    int from = Math.min(after, all.size());
    return new ArrayList<>(all.subList(from, Math.min(from + places, all.size())));
  }

  private Place openTo(List<Integer> equal) {
    return open(equal.stream().sorted().map(this::code).toList());
  }
}
