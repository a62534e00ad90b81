package io.tajmi.decision.winning;

import io.tajmi.decision.poll.Departures.Fate;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.AwaitsBody;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Place.Waits;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What becomes of the seats of those who won them and no longer stand. */
final class Succession {
  private final Poll poll;

  Succession(Poll poll) {
    this.poll = poll;
  }

  /** Whether a place is taken by somebody who no longer stands. */
  boolean isLeft(Place place) {
    return place instanceof Filled filled && !poll.stands[poll.terms.ordinal(filled.candidate())];
  }

  /** Whether a place was won by somebody whose seat goes to the second round. */
  boolean goesToRunOff(Place place) {
    return place instanceof Filled filled
        && poll.departures.of(poll.terms.ordinal(filled.candidate())) == Fate.RUN_OFF;
  }

  /** A line of alternates without those who left; it is not made longer for them. */
  List<Place> line(List<Place> line) {
    return line.stream().filter(place -> !isLeft(place)).toList();
  }

  /**
   * The seats as they stand when who left is gone, and those that acts name are empty; a seat that
   * is named takes no alternate.
   *
   * @param line alternates in order; who moves up is taken from it
   */
  List<Place> seats(List<Place> won, Deque<Place> line) {
    List<Place> seats = new ArrayList<>();
    for (Place place : poll.vacancies.withoutNamed(won)) {
      seats.add(isLeft(place) ? left((Filled) place, line) : place);
    }
    return poll.vacancies.withoutNamed(seats);
  }

  private Place left(Filled seat, Deque<Place> line) {
    int candidate = poll.terms.ordinal(seat.candidate());
    Fate fate = poll.departures.of(candidate);
    return switch (fate) {
      case VACANT -> new Vacant(Empty.WINNER_LEFT, seat.candidate());
      case BODY -> new AwaitsBody(poll.departures.waits(candidate), seat.candidate());
      case ALTERNATE ->
          line.isEmpty() ? new AwaitsBody(Waits.NO_ALTERNATE, seat.candidate()) : line.remove();
      case STANDS, OUT, NEXT, RUN_OFF ->
          throw new IllegalStateException(seat.candidate() + " holds no seat: " + fate);
    };
  }
}
