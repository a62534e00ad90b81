package io.tajmi.decision.poll;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Which;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Seats that acts declare empty; what the others have won stays with them.
 *
 * @param of whose seats, by code
 * @param last how many of those won last
 * @param unnamed how many more, of which no act says which
 */
public record Vacancies(Set<String> of, int last, int unnamed) {

  static Vacancies of(List<ContestAct> acts) {
    Set<String> of = new TreeSet<>();
    int last = 0;
    int unnamed = 0;
    for (ContestAct act : acts) {
      if (act instanceof SeatsVacant vacant) {
        Which which = vacant.which();
        switch (which) {
          case Which.Last _ -> last += vacant.seats();
          case Which.Of some -> of.addAll(some.candidates());
          case null -> unnamed += vacant.seats();
        }
      }
    }
    return new Vacancies(of, last, unnamed);
  }

  public int all() {
    return of.size() + last + unnamed;
  }

  /** Seats, those that the named ones hold empty. */
  public List<Place> withoutNamed(List<Place> held) {
    List<Place> seats = new ArrayList<>();
    for (Place place : held) {
      boolean named = place instanceof Place.Filled filled && of.contains(filled.candidate());
      seats.add(
          named
              ? new Place.Vacant(Place.Empty.DECLARED, ((Place.Filled) place).candidate())
              : place);
    }
    return seats;
  }

  /** How many of the named ones have no seat that could stay empty. */
  public int withoutSeat(List<Place> seats) {
    int found = 0;
    for (Place place : seats) {
      found +=
          place instanceof Place.Vacant vacant
                  && vacant.why() == Place.Empty.DECLARED
                  && vacant.candidate() != null
              ? 1
              : 0;
    }
    return of.size() - found;
  }
}
