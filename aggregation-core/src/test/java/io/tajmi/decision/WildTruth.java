package io.tajmi.decision;

import io.tajmi.decision.plain.PlainAnswer;
import io.tajmi.decision.plain.PlainCount;
import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.BodyDecides;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.result.Place.LotNeeded;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Lot;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is true of all ends of a case, by the second count. */
final class WildTruth {
  private static final int LOTS_IN_A_ROW = 3;

  private final Set<String> standing = new HashSet<>();
  private final Set<String> vacant = new HashSet<>();
  private final Has seat = new Has(PlainAnswer::seats);
  private final Has runOff = new Has(PlainAnswer::runOff);
  private final Map<String, Integer> least = new HashMap<>();
  private final Map<String, Integer> most = new HashMap<>();
  private final Set<PlainAnswer> answers = new HashSet<>();
  private final List<String> codes;
  private int ends;

  /** Who has a place in each end, and who in some or by some lot. */
  private static final class Has {
    private final Function<PlainAnswer, List<Place>> places;
    private final Map<String, Integer> filled = new HashMap<>();
    private final Set<String> ever = new HashSet<>();
    private final Set<String> notByLot = new HashSet<>();

    Has(Function<PlainAnswer, List<Place>> places) {
      this.places = places;
    }

    void see(PlainAnswer answer, Set<String> vacant) {
      for (Place place : places.apply(answer)) {
        if (place instanceof Filled(String who)) {
          filled.merge(who, 1, Integer::sum);
        }
      }
      seeByLot(answer, vacant);
    }

    /** Whose seat is declared vacant has none, whatever the lot says. */
    void seeByLot(PlainAnswer answer, Set<String> vacant) {
      for (Place place : places.apply(answer)) {
        named(place).stream()
            .filter(who -> place instanceof Filled || !vacant.contains(who))
            .forEach(ever::add);
      }
    }

    /** Who has no place once these lots are drawn. */
    void seeDrawn(PlainAnswer answer, Collection<String> all) {
      for (String who : all) {
        if (!places.apply(answer).contains(new Filled(who))) {
          notByLot.add(who);
        }
      }
    }

    Possibility chance(String who, int ends) {
      return Possibility.of(filled.getOrDefault(who, 0) == ends, !ever.contains(who));
    }
  }

  WildTruth(WildCase it, Collection<PlainSums> sums) {
    this.codes = it.terms().entrants().stream().map(ContestTerms.Entrant::code).toList();
    for (ContestAct act : it.acts()) {
      if (act instanceof SeatsVacant seats && seats.which() instanceof Which.Of(List<String> who)) {
        vacant.addAll(who);
      }
    }
    PlainCount plain = it.plain();
    for (PlainSums end : sums) {
      PlainAnswer answer = plain.of(end);
      ends++;
      answers.add(answer);
      seat.see(answer, vacant);
      runOff.see(answer, Set.of());
      groups(answer, plain.groupsOpen(end));
      byLots(it, end, answer, LOTS_IN_A_ROW);
    }
    for (Outcome.Standing one : it.outcome().candidates()) {
      if (one.stands()) {
        standing.add(one.candidate());
      }
    }
  }

  private static List<String> named(Place place) {
    return switch (place) {
      case Filled(String who) -> List.of(who);
      case LotNeeded(List<String> tied) -> tied;
      case BodyDecides(List<String> tied) -> tied;
      default -> List.of();
    };
  }

  private void groups(PlainAnswer answer, List<String> open) {
    Set<String> names = new HashSet<>(answer.groupSeats().keySet());
    names.addAll(open);
    names.addAll(least.keySet());
    for (String name : names) {
      int has = answer.groupSeats().getOrDefault(name, 0);
      least.merge(name, ends == 1 ? has : Math.min(has, least.getOrDefault(name, 0)), Math::min);
      most.merge(name, has + (open.contains(name) ? 1 : 0), Math::max);
    }
  }

  /** One lot may make another needed, or let somebody move up. */
  private void byLots(WildCase now, PlainSums end, PlainAnswer answer, int more) {
    List<List<String>> ties =
        Stream.concat(answer.seats().stream(), answer.runOff().stream())
            .filter(Place::isTie)
            .map(WildTruth::named)
            .distinct()
            .toList();
    if (more == 0 || ties.isEmpty()) {
      seat.seeDrawn(answer, codes);
      runOff.seeDrawn(answer, codes);
      return;
    }
    for (List<String> tied : ties) {
      for (List<String> order : WildEnds.orders(tied)) {
        WildCase drawn = now.with(Lot.byHand(WildActs.matter(now.terms(), tied), order, List.of()));
        PlainAnswer then = drawn.plain().of(end);
        seat.seeByLot(then, vacant);
        runOff.seeByLot(then, Set.of());
        byLots(drawn, end, then, more - 1);
      }
    }
  }

  Possibility elected(String who) {
    return standing.contains(who) ? seat.chance(who, ends) : Possibility.IMPOSSIBLE;
  }

  /** Whether somebody has a seat whatever the lots say. */
  boolean electedByAnyLot(String who) {
    return standing.contains(who) && !seat.notByLot.contains(who);
  }

  boolean runOffByAnyLot(String who) {
    return !runOff.notByLot.contains(who);
  }

  Possibility runOff(String who) {
    return runOff.chance(who, ends);
  }

  int least(String group) {
    return least.getOrDefault(group, 0);
  }

  int most(String group) {
    return most.getOrDefault(group, 0);
  }

  /** Whether the same comes of everything, and nothing waits for anybody. */
  boolean decided() {
    return same() && answers.iterator().next().settled();
  }

  boolean same() {
    return answers.size() == 1;
  }

  boolean onlyEver(PlainAnswer answer) {
    return answers.equals(Set.of(answer));
  }

  @Override
  public String toString() {
    return answers.stream().limit(5).map(String::valueOf).toList().toString();
  }
}
