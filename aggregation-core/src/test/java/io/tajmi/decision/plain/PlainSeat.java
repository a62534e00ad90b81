package io.tajmi.decision.plain;

import io.tajmi.decision.result.Place;

/** A seat by the order, and what became of it after those who left. */
record PlainSeat(Place won, Place now) {
  static PlainSeat of(Place place) {
    return new PlainSeat(place, place);
  }

  PlainSeat becomes(Place other) {
    return new PlainSeat(won, other);
  }
}
