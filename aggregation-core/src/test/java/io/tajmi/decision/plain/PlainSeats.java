package io.tajmi.decision.plain;

import io.tajmi.decision.plain.PlainWorld.Fate;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.AwaitsBody;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Place.Waits;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Which;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of seats after they were shared out: of whoever left, and declared vacant. */
final class PlainSeats {
  private static final Place DECLARED = new Vacant(Empty.DECLARED, null);

  private final PlainWorld world;
  private final Set<String> empty = new HashSet<>();

  PlainSeats(PlainWorld world) {
    this.world = world;
    empty.addAll(named());
  }

  /** How many seats stay empty that were won last. */
  int last() {
    return world.acts.stream()
        .mapToInt(act -> act instanceof SeatsVacant(int seats, Which.Last _, _) ? seats : 0)
        .sum();
  }

  /** Who won a seat that stays empty because it was won last: nobody moves up to it. */
  void keep(List<Place> won, @Nullable List<Place> kept) {
    for (Place place : won) {
      if (kept != null && place instanceof Filled(String who) && !kept.contains(place)) {
        empty.add(who);
      }
    }
  }

  /** Seats with what became of those whose winner left; takes who moves up from the line. */
  List<PlainSeat> leave(List<Place> won, List<Place> line) {
    line.removeIf(it -> it instanceof Filled(String who) && !world.stands(world.ordinal(who)));
    return new ArrayList<>(
        won.stream().map(place -> PlainSeat.of(place).becomes(after(place, line))).toList());
  }

  private Place after(Place place, List<Place> line) {
    if (!(place instanceof Filled(String who))) {
      return place;
    }
    if (empty.contains(who)) {
      return DECLARED;
    }
    return switch (world.fate(who)) {
      case STANDS -> place;
      case VACANT -> new Vacant(Empty.WINNER_LEFT, who);
      case BODY -> new AwaitsBody(Waits.WINNER_LEFT, who);
      case NO_ALTERNATE -> new AwaitsBody(Waits.NO_ALTERNATE, who);
      case NO_SECOND_ROUND -> new AwaitsBody(Waits.NO_SECOND_ROUND, who);
      case ALTERNATE ->
          line.isEmpty() ? new AwaitsBody(Waits.NO_ALTERNATE, who) : line.removeFirst();
      case RUN_OFF -> new Place.ToRunOff();
      case OUT, NEXT -> throw new IllegalStateException(who + " is not in the order");
    };
  }

  static void fill(List<Place> places, int seats) {
    while (places.size() < seats) {
      places.add(new Vacant(Empty.NO_CANDIDATE, null));
    }
  }

  /** Seats after the acts that declare some vacant, and how many of those nobody named. */
  record Declared(List<Place> seats, int unnamed) {}

  /**
   * @param kept who wins the seats but for so many that were won last; null where it is not said
   */
  Declared declare(List<PlainSeat> seats, @Nullable List<Place> kept) {
    int last = last();
    int unnamed = 0;
    for (var act : world.acts) {
      if (act instanceof SeatsVacant vacant) {
        switch (vacant.which()) {
          case null -> unnamed += vacant.seats();
          case Which.Last _ -> {}
          case Which.Of(List<String> candidates) -> {
            unnamed += vacant.seats() - candidates.size();
          }
        }
      }
    }
    List<PlainSeat> now = seats;
    if (last > 0 && kept == null) {
      unnamed += last;
    } else if (kept != null) {
      now = replace(seats, kept, last);
    }
    List<PlainSeat> all = new ArrayList<>(now);
    for (String who : named()) {
      int seat = seatOf(all, who);
      if (seat < 0) {
        unnamed++;
      } else {
        all.set(seat, all.get(seat).becomes(DECLARED));
      }
    }
    return new Declared(all.stream().map(PlainSeat::now).toList(), unnamed);
  }

  /** Whose seats are declared vacant. */
  private List<String> named() {
    List<String> named = new ArrayList<>();
    for (var act : world.acts) {
      if (act instanceof SeatsVacant(_, Which.Of(List<String> candidates), _)) {
        named.addAll(candidates);
      }
    }
    return named;
  }

  private static List<PlainSeat> replace(List<PlainSeat> seats, List<Place> kept, int last) {
    List<PlainSeat> now = new ArrayList<>();
    for (Place place : kept) {
      now.add(
          seats.stream()
              .filter(it -> place instanceof Filled && it.won().equals(place))
              .findFirst()
              .orElse(PlainSeat.of(place)));
    }
    for (int i = 0; i < last; i++) {
      now.add(PlainSeat.of(DECLARED));
    }
    return now;
  }

  /** The seat that somebody has, or has won and it is declared vacant. */
  private static int seatOf(List<PlainSeat> seats, String who) {
    for (int i = 0; i < seats.size(); i++) {
      PlainSeat seat = seats.get(i);
      Place has = seat.now().equals(DECLARED) ? seat.won() : seat.now();
      String owner =
          switch (has) {
            case Filled(String it) -> it;
            case Vacant(_, String it) -> it;
            case AwaitsBody(_, String it) -> it;
            default -> null;
          };
      if (Objects.equals(owner, who)) {
        return i;
      }
    }
    return -1;
  }

  boolean opened(Place won) {
    return won instanceof Filled(String who) && world.fate(who) == Fate.RUN_OFF;
  }
}
