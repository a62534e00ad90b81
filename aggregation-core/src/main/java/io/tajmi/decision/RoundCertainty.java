package io.tajmi.decision;

import io.tajmi.decision.Assessment.Chances;
import io.tajmi.decision.Assessment.Seats;
import io.tajmi.decision.Rule.Basis;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is sure where a share has to be reached and a second round may follow. Ballots that do not
 * name c raise the base, and all of them may name c's strongest rival at the same time, so one case
 * is the worst for c in every respect; ballots that all name c are the best.
 *
 * <p>Where one seat is to be filled, whether a second round with c is possible is asked of {@link
 * SecondRound}; with more seats the number of seats that are filled is only known within bounds.
 */
final class RoundCertainty {
  private final Poll poll;
  private final long room;
  private final Basis basis;
  private final long base;
  private final Ranks ranks;
  private final Ranks standing;

  private RoundCertainty(Poll poll, Basis basis, long room) {
    this.poll = poll;
    this.room = room;
    this.basis = basis;
    this.base = poll.base(basis);
    this.ranks = new Ranks(poll, poll.ranked(), room, Ranks.names(poll, room));
    this.standing = new Ranks(poll, poll.standing(), room, Ranks.names(poll, room));
  }

  static Assessment of(Poll poll, Rule.Majority rule, long room) {
    RoundCertainty it = new RoundCertainty(poll, rule.basis(), room);
    boolean one = poll.terms.seats() == 1;
    Bar bar = new Bar(rule.majority(), one ? rule.orShare() : null, rule.withLead());
    return it.assess(bar, _ -> rule.runOff());
  }

  static Assessment of(Poll poll, Rule.Threshold rule, long room) {
    RoundCertainty it = new RoundCertainty(poll, rule.basis(), room);
    Bar bar = new Bar(null, rule.share(), null);
    int seats = poll.seats;
    return it.assess(bar, elected -> rule.runOffPerSeat() * (seats - elected));
  }

  private Assessment assess(Bar bar, IntUnaryOperator places) {
    Chances elected =
        Certainty.chances(poll, c -> Chance.of(surelyElected(c, bar), surelyNot(c, bar)));
    int least = elected.count(Chance.SURE);
    int most = Math.min(poll.seats, poll.votes.length - elected.count(Chance.IMPOSSIBLE));
    boolean exact = exactSecondRound();
    Chances runOff =
        poll.standing().size() <= poll.seats
            ? Chances.all(poll.votes.length, Chance.IMPOSSIBLE)
            : exact
                ? oneSeat(elected, bar, places.applyAsInt(0))
                : severalSeats(elected, least, most, places);
    Precision precision =
        poll.plain() && (exact || poll.standing().size() <= poll.seats)
            ? Precision.EXACT
            : Precision.BOUND;
    return new Assessment(elected, runOff, Seats.NONE, true, precision, Precision.EXACT);
  }

  private boolean exactSecondRound() {
    return poll.seats == 1 && poll.terms.votesMax() == 1 && poll.plain();
  }

  private boolean surelyElected(int c, Bar bar) {
    return poll.ranks[c]
        && ranks.surelyWithin(c, poll.seats)
        && bar.isMet(poll.votes[c], bestRival(c, false), base)
        && bar.isMet(poll.votes[c], bestRival(c, true), worstBase(c));
  }

  /** Where nobody else is on the ballot, a valid ballot names c. */
  private long worstBase(int c) {
    boolean alone = poll.votes.length == 1 && basis == Basis.VALID;
    return alone && poll.votes[c] == base ? base : Math.addExact(base, room);
  }

  private long bestRival(int c, boolean withRoom) {
    return poll.ranked().stream()
        .filter(r -> r != c)
        .mapToLong(
            r -> poll.votes[r] + (withRoom ? poll.pending[r] + Ranks.room(poll, r, room) : 0))
        .max()
        .orElse(0);
  }

  private boolean surelyNot(int c, Bar bar) {
    long more = Ranks.room(poll, c, room);
    return !poll.ranks[c]
        || ranks.surelyBeyond(c, poll.seats)
        || !bar.isMet(
            poll.votes[c] + poll.pending[c] + more, bestRival(c, false), Math.addExact(base, more));
  }

  private Chances oneSeat(Chances elected, Bar bar, int places) {
    boolean nobody = elected.count(Chance.IMPOSSIBLE) == poll.votes.length;
    SecondRound second = new SecondRound(poll, basis, bar, room, places);
    return Certainty.chances(
        poll, c -> Chance.of(nobody && standing.surelyWithin(c, places), !second.canInclude(c)));
  }

  /**
   * Whoever is elected comes first in the order of votes, so after e of them the second round takes
   * the places e + 1 to e + places(e) among all; those who do not stand are passed over.
   */
  private Chances severalSeats(Chances elected, int least, int most, IntUnaryOperator places) {
    boolean allStand = poll.standing().size() == poll.ranked().size();
    int nearest = Integer.MAX_VALUE;
    int farthest = 0;
    for (int e = least; e <= most; e++) {
      int end = e == poll.seats ? 0 : e + places.applyAsInt(e);
      nearest = Math.min(nearest, allStand ? end : end - e);
      farthest = Math.max(farthest, end);
    }
    int in = nearest;
    int out = farthest;
    IntPredicate never = c -> elected.of(c) == Chance.IMPOSSIBLE;
    return Certainty.chances(
        poll,
        c ->
            Chance.of(
                poll.stands[c] && never.test(c) && standing.surelyWithin(c, in),
                !poll.stands[c]
                    || elected.of(c) == Chance.SURE
                    || out == 0
                    || standing.surelyBeyond(c, out)));
  }

  /**
   * What the first has to reach: strictly more than one share, or at least another with a lead.
   *
   * @param over null where there is no majority to exceed
   * @param orShare null where only the majority counts
   * @param withLead null where no lead is asked for
   */
  record Bar(@Nullable Fraction over, @Nullable Fraction orShare, @Nullable Fraction withLead) {

    /** Whether these votes meet it beside the best rival's. */
    boolean isMet(long votes, long rival, long base) {
      return isOver(votes, base) || isLed(votes, votes - rival, base);
    }

    private boolean isOver(long votes, long base) {
      return over != null && over.isExceededBy(votes, base);
    }

    boolean isLed(long votes, long lead, long base) {
      return orShare != null
          && orShare.isReachedBy(votes, base)
          && (withLead == null || withLead.isReachedBy(lead, base));
    }
  }
}
