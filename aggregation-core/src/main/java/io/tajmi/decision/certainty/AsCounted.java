package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Chances;
import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.Lot;
import java.util.ArrayList;
import java.util.List;

/** Where all is counted the result is what is sure, but for what is not settled. */
public final class AsCounted {
  private final Poll poll;
  private final Result result;

  private AsCounted(Poll poll, Result result) {
    this.poll = poll;
    this.result = result;
  }

  public static Assessment of(Poll poll, Result result) {
    AsCounted it = new AsCounted(poll, result);
    List<Place> second = result.runOff() == null ? List.of() : result.runOff().members();
    Chances elected =
        result.unnamedVacant() > 0
            ? it.chances(List.of(), with(result.elected(), it.withNextOfGroups()))
            : it.chances(result.elected(), it.withNextOfGroups());
    boolean plain = result.ties().isEmpty() || it.nothingFollows();
    Precision precision = plain ? Precision.EXACT : Precision.BOUND;
    return new Assessment(
        elected,
        elected,
        plain ? it.chances(result.runOffMembers(), tied(second)) : it.runOff(),
        it.seats(),
        !result.isOpen(),
        precision,
        precision);
  }

  /** Whether whom a lot seats changes nothing but that: nobody left, and no seat stays empty. */
  private boolean nothingFollows() {
    return poll.departures.nobodyLeavesSeats() && poll.vacancies.all() == 0;
  }

  /** Where a lot may open seats again, or close them, anybody who stands may be in the second. */
  private Chances runOff() {
    boolean tied = result.seats().stream().anyMatch(Place::isTie);
    if (!tied || !poll.terms.rule().hasSecondRound()) {
      List<Place> second = result.runOff() == null ? List.of() : result.runOff().members();
      return chances(result.runOffMembers(), tied(second));
    }
    return Certainty.chances(
        poll,
        c ->
            poll.stands[c] && !result.elected().contains(poll.terms.code(c))
                ? Possibility.POSSIBLE
                : Possibility.IMPOSSIBLE);
  }

  private static List<String> with(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private Chances chances(List<String> sure, List<String> tied) {
    return Certainty.chances(
        poll,
        c -> {
          String code = poll.terms.code(c);
          if (!poll.stands[c]) {
            return Possibility.IMPOSSIBLE;
          }
          return sure.contains(code)
              ? Possibility.SURE
              : tied.contains(code) ? Possibility.POSSIBLE : Possibility.IMPOSSIBLE;
        });
  }

  /** Those who are tied, and in a group that is tied for one seat more those who would get it. */
  private List<String> withNextOfGroups() {
    List<String> tied = tied(result.seats());
    if (!poll.terms.rule().byGroups()) {
      return tied;
    }
    Groups groups = Groups.of(poll);
    List<String> all = new ArrayList<>(tied);
    for (int g = 0; g < groups.size(); g++) {
      List<Integer> members = groups.members().get(g);
      long[] keys = groups.keys(g);
      int seats = result.groupSeats().getOrDefault(groups.names().get(g), 0);
      for (int c : tied.contains(groups.names().get(g)) ? members : List.<Integer>of()) {
        long ahead = members.stream().filter(r -> keys[r] > keys[c]).count();
        if (ahead <= seats) {
          all.add(poll.terms.code(c));
        }
      }
    }
    return all;
  }

  private static List<String> tied(List<Place> places) {
    List<String> tied = new ArrayList<>();
    for (Place place : places) {
      switch (place) {
        case Place.LotNeeded lot -> tied.addAll(lot.tied());
        case Place.BodyDecides body -> tied.addAll(body.tied());
        case Place.Filled _, Place.Vacant _, Place.AwaitsBody _, Place.ToRunOff _ -> {}
      }
    }
    return tied;
  }

  private Seats seats() {
    if (!poll.terms.rule().byGroups()) {
      return Seats.NONE;
    }
    Groups groups = Groups.of(poll);
    List<String> tied = new ArrayList<>(tied(result.seats()));
    // Where seats won last stay empty, equality for these shows in no seat.
    poll.settling.unanswered().stream()
        .filter(it -> it.matter() == Lot.Matter.GROUPS)
        .forEach(it -> tied.addAll(it.equal()));
    Seats seats = new Seats(groups.size());
    for (int g = 0; g < groups.size(); g++) {
      String name = groups.names().get(g);
      seats.least[g] = result.groupSeats().getOrDefault(name, 0);
      seats.most[g] = seats.least[g] + (tied.contains(name) ? 1 : 0);
    }
    return seats;
  }
}
