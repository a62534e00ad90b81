package io.tajmi.decision.plain;

import io.tajmi.decision.plain.PlainSeats.Declared;
import io.tajmi.decision.plain.PlainWorld.Fate;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.AwaitsBody;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Place.Waits;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plurality, majority and threshold. */
final class PlainNames {
  private final PlainWorld world;
  private final ContestTerms terms;
  private final PlainSums sums;
  private final PlainSeats after;
  private final Comparator<Integer> mostFirst;

  PlainNames(PlainWorld world, PlainSums sums) {
    this.world = world;
    this.terms = world.terms;
    this.sums = sums;
    this.after = new PlainSeats(world);
    this.mostFirst = Comparator.comparingLong(c -> -sums.votes().of(c));
  }

  PlainAnswer answer() {
    return switch (terms.rule()) {
      case Rule.Plurality _ -> plurality();
      case Rule.Majority rule -> rounds(overMajority(rule), _ -> rule.runOff());
      case Rule.Threshold rule ->
          rounds(
              reaching(Exact.of(rule.share()), rule.basis()), open -> rule.runOffPerSeat() * open);
      default -> throw new IllegalStateException();
    };
  }

  private List<List<Integer>> orderOfThoseWhoKeep() {
    return world.order(world.all().stream().filter(world::keeps).toList(), mostFirst);
  }

  private PlainAnswer plurality() {
    List<List<Integer>> order = orderOfThoseWhoKeep();
    List<Place> won = world.firstOf(order, terms.seats());
    PlainSeats.fill(won, terms.seats());
    List<Place> line = world.next(order, terms.seats(), terms.alternates());
    List<Place> kept = without(order);
    after.keep(won, kept);
    Declared declared = after.declare(after.leave(won, line), kept);
    SortedMap<String, List<Place>> lines = new TreeMap<>();
    lines.put("", line);
    return PlainAnswer.plainly(
        declared.seats(), lines, 0, List.of(), new TreeMap<>(), declared.unnamed());
  }

  /** The seats but for those won last; null where none of them stays empty. */
  private @Nullable List<Place> without(List<List<Integer>> order) {
    if (after.last() == 0) {
      return null;
    }
    int seats = terms.seats() - after.last();
    List<Place> kept = world.firstOf(order, seats);
    PlainSeats.fill(kept, seats);
    return kept;
  }

  private long base(Rule.Basis basis) {
    return basis == Rule.Basis.VALID ? sums.valid() : sums.valid() + sums.invalidTaken();
  }

  private List<Integer> considered() {
    return world.all().stream()
        .filter(c -> world.keeps(c) || world.fate(c) == Fate.NEXT)
        .sorted(mostFirst)
        .toList();
  }

  private List<Integer> reaching(Exact bar, Rule.Basis basis) {
    return considered().stream()
        .filter(c -> Exact.of(sums.votes().of(c), base(basis)).reaches(bar))
        .toList();
  }

  private List<Integer> overMajority(Rule.Majority rule) {
    Exact bar = Exact.of(rule.majority());
    List<Integer> over =
        considered().stream()
            .filter(c -> Exact.of(sums.votes().of(c), base(rule.basis())).compareTo(bar) > 0)
            .toList();
    boolean led = over.isEmpty() && terms.seats() == 1 && leads(rule);
    return led ? considered().subList(0, 1) : over;
  }

  private boolean leads(Rule.Majority rule) {
    List<Integer> order = considered();
    Fraction orShare = rule.orShare();
    if (order.isEmpty() || orShare == null) {
      return false;
    }
    long first = sums.votes().of(order.getFirst());
    long second = order.size() == 1 ? 0 : sums.votes().of(order.get(1));
    long base = base(rule.basis());
    return Exact.of(first, base).reaches(Exact.of(orShare))
        && ahead(rule.withLead(), first - second, base);
  }

  private static boolean ahead(@Nullable Fraction withLead, long lead, long base) {
    return withLead == null || Exact.of(lead, base).reaches(Exact.of(withLead));
  }

  /** How many go on to a second round for so many open seats. */
  private interface GoOn {
    int places(int open);
  }

  private PlainAnswer rounds(List<Integer> over, GoOn goOn) {
    List<List<Integer>> order = orderOfThoseWhoKeep();
    List<Place> won = world.firstOf(order, Math.min(over.size(), terms.seats()));
    int winners = won.size();
    List<Place> open = new ArrayList<>(won.stream().filter(after::opened).toList());
    List<Place> passedOn = new ArrayList<>();
    for (int candidate : over) {
      if (world.fate(candidate) == Fate.NEXT
          && winners + passedOn.size() < Math.min(over.size(), terms.seats())) {
        passedOn.add(new AwaitsBody(Waits.NO_SECOND_ROUND, world.code(candidate)));
      }
    }
    for (int seat = winners; seat < terms.seats(); seat++) {
      open.add(new Place.ToRunOff());
    }
    List<Integer> others =
        world.all().stream()
            .filter(c -> world.stands(c) && !won.contains(new Filled(world.code(c))))
            .toList();
    boolean second = !open.isEmpty() && others.size() > open.size();
    List<PlainSeat> seats = new ArrayList<>();
    for (PlainSeat seat : after.leave(won, new ArrayList<>())) {
      seats.add(after.opened(seat.won()) ? seat.becomes(opened(seat.won(), second)) : seat);
    }
    passedOn.forEach(place -> seats.add(PlainSeat.of(place)));
    while (seats.size() < terms.seats()) {
      seats.add(PlainSeat.of(opened(new Place.ToRunOff(), second)));
    }
    Declared declared = after.declare(seats, winners < terms.seats() ? null : without(order));
    return PlainAnswer.plainly(
        declared.seats(),
        new TreeMap<>(),
        second ? open.size() : 0,
        second
            ? world.firstOf(world.order(others, mostFirst), goOn.places(open.size()))
            : List.of(),
        new TreeMap<>(),
        declared.unnamed());
  }

  private static Place opened(Place won, boolean second) {
    if (second) {
      return new Place.ToRunOff();
    }
    return won instanceof Filled(String who)
        ? new AwaitsBody(Waits.NO_SECOND_ROUND, who)
        : new Vacant(Empty.NO_SECOND_ROUND, null);
  }
}
