package io.tajmi.decision.poll;

import io.tajmi.decision.result.Place.Waits;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who can take a place, who no longer can, and what becomes of a seat that somebody left. By the
 * order of the entrants.
 */
public final class Departures {

  /** What the acts make of a candidate. */
  public enum Fate {
    /** It can take a place. */
    STANDS,
    /** It is no part of the order: an option, or gone before the poll, or without any vote. */
    OUT,
    /** It left after the poll, and the next takes its seat, so that it is no part of the order. */
    NEXT,
    /** It left after the poll, and the first alternate takes its seat. */
    ALTERNATE,
    /** It left after the poll, and its seat goes to the second round. */
    RUN_OFF,
    /** It left after the poll, and its seat stays empty. */
    VACANT,
    /** It left after the poll, and the competent body has to say what becomes of its seat. */
    BODY;

    /** Whether its votes keep a place in the order. */
    boolean keeps() {
      return this != OUT && this != NEXT;
    }
  }

  private final Fate[] fates;
  private final @Nullable Waits[] waits;
  private final boolean[] sharesNames;
  private final boolean[] ballotsGone;

  private Departures(int size) {
    fates = new Fate[size];
    waits = new Waits[size];
    sharesNames = new boolean[size];
    ballotsGone = new boolean[size];
    Arrays.fill(fates, Fate.STANDS);
    Arrays.fill(sharesNames, true);
  }

  public static Departures of(ContestTerms terms, List<ContestAct> acts) {
    Departures it = new Departures(terms.entrants().size());
    for (ContestAct act : acts) {
      if (act instanceof Left left) {
        it.leave(terms, left);
      }
    }
    for (ContestAct act : acts) {
      if (act instanceof VotesAnnulled votes && votes.branches() == null) {
        int candidate = terms.ordinal(votes.candidate());
        it.fates[candidate] = Fate.OUT;
        it.ballotsGone[candidate] |= votes.ballotsGo() != BallotsGo.STAY_VALID;
      }
    }
    IntStream.range(0, it.fates.length)
        .filter(c -> !terms.entrants().get(c).takesPlace())
        .forEach(c -> it.fates[c] = Fate.OUT);
    return it;
  }

  private void leave(ContestTerms terms, Left left) {
    int candidate = terms.ordinal(left.candidate());
    if (left.moment() == Moment.BEFORE_POLL) {
      fates[candidate] = Fate.OUT;
      sharesNames[candidate] = false;
    } else if (fates[candidate] != Fate.OUT) {
      Then then = left.then() == null ? terms.leftAfterPoll() : left.then();
      fates[candidate] = fate(terms, then);
      waits[candidate] =
          then == null
              ? Waits.WINNER_LEFT
              : then == Then.ALTERNATE ? Waits.NO_ALTERNATE : Waits.NO_SECOND_ROUND;
    }
  }

  /** What cannot be done as it was said waits for the competent body. */
  private static Fate fate(ContestTerms terms, @Nullable Then then) {
    boolean rounds = terms.rule().hasSecondRound();
    if (then == null) {
      return Fate.BODY;
    }
    return switch (then) {
      case ALTERNATE -> rounds || terms.alternates() == 0 ? Fate.BODY : Fate.ALTERNATE;
      case NEXT -> Fate.NEXT;
      case RUN_OFF -> rounds ? Fate.RUN_OFF : Fate.BODY;
      case VACANT -> Fate.VACANT;
    };
  }

  public Fate of(int candidate) {
    return fates[candidate];
  }

  /** What the competent body has to say, of a candidate who left after the poll. */
  public Waits waits(int candidate) {
    Waits why = waits[candidate];
    return why == null ? Waits.WINNER_LEFT : why;
  }

  /** Whether votes of one name may be this candidate's: it had not left before the poll. */
  boolean sharesNames(int candidate) {
    return sharesNames[candidate];
  }

  /** Whether no ballot that names this candidate is valid anywhere. */
  public boolean ballotsGone(int candidate) {
    return ballotsGone[candidate];
  }

  /** Whether everybody stands. */
  public boolean nobodyLeft() {
    return Arrays.stream(fates).allMatch(fate -> fate == Fate.STANDS);
  }

  /** Whether nobody left after the poll, so that nobody can leave a seat. */
  public boolean nobodyLeavesSeats() {
    return Arrays.stream(fates).allMatch(fate -> fate == Fate.STANDS || fate == Fate.OUT);
  }

  boolean[] stand() {
    return which(fate -> fate == Fate.STANDS);
  }

  boolean[] keep() {
    return which(Fate::keeps);
  }

  private boolean[] which(Predicate<Fate> of) {
    boolean[] some = new boolean[fates.length];
    for (int c = 0; c < some.length; c++) {
      some[c] = of.test(fates[c]);
    }
    return some;
  }
}
