package io.tajmi.decision.plain;

import io.tajmi.decision.plain.PlainSeats.Declared;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Order;
import io.tajmi.decision.terms.Rule.ThresholdBasis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules by which groups win seats, and their members take them. */
final class PlainGroups {
  private static final String SINGLES = "singles";

  private final PlainWorld world;
  private final ContestTerms terms;
  private final PlainSums sums;
  private final List<String> names = new ArrayList<>();
  private final List<List<Integer>> members = new ArrayList<>();
  private final List<Long> listVotes = new ArrayList<>();
  private final long[] votes;

  PlainGroups(PlainWorld world, PlainSums sums) {
    this.world = world;
    this.terms = world.terms;
    this.sums = sums;
    for (int list = 0; list < terms.lists().size(); list++) {
      int self = list;
      group(
          "list:" + terms.lists().get(list),
          people(it -> it.list() == self),
          world.byNames() ? -1 : sums.lists().of(list));
    }
    List<Integer> singles = people(it -> it.list() == ContestTerms.SINGLY);
    if (terms.rule() instanceof Rule.ListShare) {
      group(SINGLES, singles, -1);
    } else {
      singles.forEach(c -> group("candidate:" + world.code(c), List.of(c), -1));
    }
    this.votes = IntStream.range(0, names.size()).mapToLong(this::votesOf).toArray();
  }

  private interface Who {
    boolean is(Entrant entrant);
  }

  private List<Integer> people(Who who) {
    return world.all().stream()
        .filter(c -> terms.entrants().get(c).takesPlace() && who.is(terms.entrants().get(c)))
        .toList();
  }

  private void group(String name, List<Integer> who, long listed) {
    names.add(name);
    members.add(who);
    listVotes.add(listed);
  }

  private long votesOf(int group) {
    return listVotes.get(group) >= 0
        ? listVotes.get(group)
        : members.get(group).stream().mapToLong(c -> sums.votes().of(c)).sum();
  }

  private List<Integer> keeping(int group) {
    return members.get(group).stream().filter(world::keeps).toList();
  }

  private long all(List<Integer> groups) {
    return groups.stream().mapToLong(g -> votes[g]).sum();
  }

  private List<Integer> withVotes() {
    return IntStream.range(0, names.size()).filter(g -> votes[g] > 0).boxed().toList();
  }

  private List<Integer> eligible(@Nullable Fraction threshold, ThresholdBasis basis) {
    long base = basis == ThresholdBasis.VALID ? sums.valid() * world.votesMax() : all(withVotes());
    return withVotes().stream()
        .filter(g ->
            threshold == null
                || (base > 0 && Exact.of(votes[g], base).reaches(Exact.of(threshold))))
        .toList();
  }

  private PlainSharing shared(int seats) {
    int[] caps = IntStream.range(0, names.size()).map(g -> keeping(g).size()).toArray();
    PlainSharing sharing = new PlainSharing(world, names, caps);
    switch (terms.rule()) {
      case Rule.HighestAverages rule ->
          sharing.averages(
              seats,
              eligible(rule.threshold(), rule.thresholdBasis()),
              votes,
              rule.divisors() == Rule.Divisors.SAINTE_LAGUE);
      case Rule.Quota rule ->
          quota(sharing, rule, eligible(rule.threshold(), rule.thresholdBasis()), seats);
      case Rule.ListShare rule -> listShare(sharing, rule, seats);
      default -> throw new IllegalStateException();
    }
    return sharing;
  }

  private void quota(PlainSharing sharing, Rule.Quota rule, List<Integer> groups, int seats) {
    long sum = all(groups);
    if (groups.isEmpty()) {
      return;
    }
    Map<Integer, Exact> rests = new HashMap<>();
    long price = sum / (seats + 1) + 1;
    for (int group : groups) {
      boolean hare = rule.price() == Rule.Price.HARE;
      Exact quota = hare ? Exact.of(votes[group], sum).times(seats) : Exact.of(votes[group], price);
      sharing.start(group, quota.whole());
      rests.put(group, quota.rest());
    }
    sharing.passes(seats, groups, rests);
  }

  private void listShare(PlainSharing sharing, Rule.ListShare rule, int seats) {
    List<Integer> groups = withVotes();
    long base =
        rule.denominator() == Rule.Denominator.VOTES
            ? all(groups)
            : sums.valid() * world.votesMax();
    Map<Integer, Exact> parts = new HashMap<>();
    Map<Integer, Exact> byVotes = new HashMap<>();
    List<Integer> roundedUp = new ArrayList<>();
    for (int group : groups) {
      Exact quota = Exact.of(votes[group], base).times(seats);
      boolean up = rule.mode() == Mode.ROUND_THEN_TOP && quota.rest().reaches(Exact.HALF);
      sharing.start(group, quota.whole() + (up ? 1 : 0));
      if (up && sharing.seats[group] > quota.whole()) {
        roundedUp.add(group);
      }
      parts.put(group, quota.rest());
      byVotes.put(group, Exact.of(votes[group], 1));
    }
    if (sharing.left(seats) < 0) {
      sharing.takeBack(-sharing.left(seats), roundedUp, parts);
    } else {
      sharing.passes(seats, groups, rule.mode() == Mode.LARGEST_REMAINDER ? parts : byVotes);
    }
  }

  private List<List<Integer>> order(int group) {
    Comparator<Integer> mostFirst = Comparator.comparingLong(c -> -sums.votes().of(c));
    Comparator<Integer> listed = Comparator.naturalOrder();
    Order order = names.get(group).equals(SINGLES) ? Order.PERSONAL : ordered();
    Comparator<Integer> first =
        switch (order) {
          case Order.Personal _ -> mostFirst;
          case Order.AsListed _ -> listed;
          case Order.Unless(Fraction share) ->
              Comparator.<Integer>comparingLong(
                      c -> lifted(c, group, share) ? -sums.votes().of(c) : 1)
                  .thenComparing(listed);
        };
    return world.order(keeping(group), first);
  }

  private Order ordered() {
    return switch (terms.rule()) {
      case Rule.HighestAverages rule -> rule.order();
      case Rule.Quota rule -> rule.order();
      case Rule.ListShare rule -> rule.order();
      default -> throw new IllegalStateException();
    };
  }

  private boolean lifted(int candidate, int group, Fraction share) {
    return votes[group] > 0
        && Exact.of(sums.votes().of(candidate), votes[group]).reaches(Exact.of(share));
  }

  private List<Place> wonBy(int group, PlainSharing sharing) {
    return world.firstOf(order(group), sharing.seats[group]);
  }

  private List<Place> won(PlainSharing sharing, int seats) {
    List<Place> won = new ArrayList<>();
    for (int group = 0; group < names.size(); group++) {
      won.addAll(wonBy(group, sharing));
    }
    won.addAll(sharing.open);
    PlainSeats.fill(won, seats);
    return won;
  }

  PlainAnswer answer() {
    PlainSharing sharing = shared(terms.seats());
    PlainSeats after = new PlainSeats(world);
    List<Place> won = won(sharing, terms.seats());
    List<Place> kept = after.last() == 0 ? null : lasting(sharing, after.last());
    after.keep(won, kept);
    SortedMap<String, List<Place>> lines = new TreeMap<>();
    List<PlainSeat> seats = new ArrayList<>();
    boolean overall =
        terms.rule() instanceof Rule.ListShare rule
            && rule.alternatesFrom() == AlternatesFrom.OVERALL;
    if (overall) {
      lines.put("", overall(won));
      seats.addAll(after.leave(won, lines.get("")));
    } else {
      for (int group = 0; group < names.size(); group++) {
        int has = sharing.seats[group];
        List<Place> line = world.next(order(group), has, has == 0 ? 0 : terms.alternates());
        seats.addAll(after.leave(wonBy(group, sharing), line));
        lines.put(names.get(group), line);
      }
      won.subList(seats.size(), won.size()).forEach(it -> seats.add(PlainSeat.of(it)));
    }
    Declared declared = after.declare(seats, kept);
    SortedMap<String, Integer> groupSeats = new TreeMap<>();
    for (int group = 0; group < names.size(); group++) {
      groupSeats.put(names.get(group), sharing.seats[group]);
    }
    return PlainAnswer.plainly(
        declared.seats(), lines, 0, List.of(), groupSeats, declared.unnamed());
  }

  Map<String, Long> votes() {
    Map<String, Long> byName = new HashMap<>();
    for (int group = 0; group < names.size(); group++) {
      byName.put(names.get(group), votes[group]);
    }
    return byName;
  }

  List<String> open() {
    return shared(terms.seats()).open.stream()
        .flatMap(it ->
            it instanceof Place.LotNeeded(List<String> tied)
                ? tied.stream()
                : ((Place.BodyDecides) it).tied().stream())
        .distinct()
        .toList();
  }

  private @Nullable List<Place> lasting(PlainSharing sharing, int last) {
    int seats = terms.seats() - last;
    PlainSharing less =
        terms.rule() instanceof Rule.HighestAverages ? shared(seats) : sharing.without(last);
    return less == null ? null : won(less, seats);
  }

  private List<Place> overall(List<Place> won) {
    List<String> seated =
        won.stream()
            .flatMap(it ->
                switch (it) {
                  case Filled(String who) -> List.of(who).stream();
                  case Place.LotNeeded(List<String> tied) -> tied.stream();
                  case Place.BodyDecides(List<String> tied) -> tied.stream();
                  default -> List.<String>of().stream();
                })
            .toList();
    List<Integer> others =
        world.all().stream()
            .filter(c -> world.stands(c) && !seated.contains(world.code(c)))
            .toList();
    return world.next(
        world.order(others, Comparator.comparingLong(c -> -sums.votes().of(c))),
        0,
        terms.alternates());
  }
}
