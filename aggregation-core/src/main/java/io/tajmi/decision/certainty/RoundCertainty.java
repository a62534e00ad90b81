package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Chances;
import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.poll.Departures.Fate;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is sure where a share has to be reached and a second round may follow. Ballots that do not
 * name c raise the base, and all of them may name c's strongest rival at the same time, so one case
 * is the worst for c in every respect; ballots that all name c are the best.
 *
 * <p>Where one seat is to be filled, whether a second round with c is possible is asked of {@link
 * SecondRound}; with more seats, or where somebody who left may have won one, the number of seats
 * that are filled is only known within bounds ({@link SecondPlaces}).
 *
 * <p><b>An example</b>: one seat, more than half of the ballots taken, or two fifths with a lead of
 * one tenth; else the first two go on. Candidates 1, 2 and 3 have 46, 34 and 20 of 100, and 14
 * ballots are outstanding.
 *
 * <ul>
 *   <li>Can 3 be too far back? Not in every case: all 14 for 3 make 34, equal to 2.
 *   <li>Is somebody elected in every case? No: all 14 for 2 make 48 against 46, nobody leads by
 *       11.4, and 1 and 2 go on.
 *   <li>Can 3 be in a second round? No: to come beside 2 it needs all 14, and then 1 has 46 of 114
 *       (two fifths are 45.6) and leads by 12 (a tenth is 11.4), so 1 is elected.
 * </ul>
 *
 * <p>With 15 ballots it can: all for 3 make 35, 1 leads by 11, and a tenth of 115 is 11.5. So "3 is
 * not in the second round" is sure at 14 and open at 15, although neither of the two reasons that
 * it could have is sure by itself. {@code BoundsExampleTest} runs both.
 *
 * <p><b>Tempting, and wrong.</b> To call c out where somebody is surely elected or c is surely too
 * far back: at 14 that says 3 may still be in. It is careful, but a count is then called open
 * without need; the fillings that come nearest have to be built. To use as few ballots as possible:
 * a larger base makes every bar harder, so those that are left over are cast as well.
 *
 * <p><b>Never change this:</b> a share of nothing is reached by nobody, so what is sure is asked of
 * the count as it is and of the worst case, and not of the worst case alone; equal votes count for
 * c where the question is whether c can be in, since a lot decides. {@code BruteForceTest} fills in
 * every way what is uncertain and compares.
 */
final class RoundCertainty {
  private final Poll poll;
  private final long room;
  private final Basis basis;
  private final Bar bar;
  private final IntUnaryOperator places;
  private final long base;
  private final Ranks ranks;
  private final Ranks standing;
  private final List<Integer> contenders;
  private final boolean nextMayReach;

  private RoundCertainty(Poll poll, Basis basis, Bar bar, IntUnaryOperator places, long room) {
    this.poll = poll;
    this.room = room;
    this.basis = basis;
    this.bar = bar;
    this.places = places;
    this.base = poll.base(basis);
    this.ranks = Ranks.of(poll, poll.ranked(), room);
    this.standing = Ranks.of(poll, poll.standing(), room);
    this.contenders = poll.contenders();
    this.nextMayReach =
        contenders.stream().anyMatch(c -> poll.departures.of(c) == Fate.NEXT && mayReach(c));
  }

  static Assessment of(Poll poll, Rule.Majority rule, long room) {
    boolean one = poll.terms.seats() == 1;
    Bar bar = new Bar(rule.majority(), one ? rule.orShare() : null, rule.withLead());
    return new RoundCertainty(poll, rule.basis(), bar, _ -> rule.runOff(), room).assess();
  }

  static Assessment of(Poll poll, Rule.Threshold rule, long room) {
    Bar bar = new Bar(null, rule.share(), null);
    return new RoundCertainty(poll, rule.basis(), bar, open -> rule.runOffPerSeat() * open, room)
        .assess();
  }

  private Assessment assess() {
    Chances won = Certainty.chances(poll, c -> Possibility.of(surelyWins(c), surelyNot(c)));
    boolean leftMayWin =
        poll.ranked().stream()
            .anyMatch(c -> !poll.stands[c] && won.of(c) != Possibility.IMPOSSIBLE);
    boolean plain =
        poll.plain() && !nextMayReach && !leftMayWin && poll.vacancies.all() == 0 && avoidable();
    boolean none = poll.standing().size() <= poll.seats;
    boolean exact = plain && poll.seats == 1 && poll.terms.votesMax() == 1;
    Chances runOff =
        exact && !none
            ? oneSeat(won)
            : new SecondPlaces(poll, won, standing, places, nextMayReach).chances();
    return new Assessment(
        won,
        elected(won),
        runOff,
        Seats.NONE,
        nextIsSomebody()
            && (poll.vacancies.last() == 0 || won.count(Possibility.SURE) == poll.seats),
        plain && (exact || none) ? Precision.EXACT : Precision.BOUND,
        Precision.EXACT);
  }

  /** Whether there are enough for every seat that somebody who left may have won. */
  private boolean nextIsSomebody() {
    return !nextMayReach || poll.ranked().size() >= poll.seats;
  }

  /** Where the last seats stay empty, the others are sure only once all are won. */
  private Chances elected(Chances won) {
    Chances all = Certainty.elected(poll, won);
    int last = poll.vacancies.last();
    if (last == 0) {
      return all;
    }
    boolean full = won.count(Possibility.SURE) == poll.seats;
    return Certainty.chances(
        poll,
        c -> {
          if (!full) {
            return all.of(c) == Possibility.SURE ? Possibility.POSSIBLE : all.of(c);
          }
          int cut = poll.seats - last;
          boolean sure = all.of(c) == Possibility.SURE && ranks.surelyWithin(c, cut);
          return Possibility.of(
              sure, all.of(c) == Possibility.IMPOSSIBLE || ranks.surelyBeyond(c, cut));
        });
  }

  /** Whether a ballot can be valid and name none of those in the order, or one of several. */
  private boolean avoidable() {
    boolean clear =
        IntStream.range(0, poll.votes.length)
            .allMatch(c -> poll.ranks[c] || poll.departures.ballotsGone(c) || poll.closed[c] == 0);
    return clear && (poll.ranked().size() > 1 || poll.votes.length == 1 || others());
  }

  /** Whether a valid ballot may name one who is no part of the order. */
  private boolean others() {
    return IntStream.range(0, poll.votes.length)
        .anyMatch(c -> !contenders.contains(c) && !poll.departures.ballotsGone(c));
  }

  private boolean surelyWins(int c) {
    return poll.ranks[c]
        && ranks.surelyWithin(c, poll.seats)
        && bar.isMet(poll.votes[c], bestRival(c, false), base)
        && bar.isMet(poll.votes[c], bestRival(c, true), worstBase(c));
  }

  /** Where nobody else is on the ballot, a valid ballot names c. */
  private long worstBase(int c) {
    boolean alone = poll.votes.length == 1 && basis == Basis.VALID && poll.closed[c] == 0;
    return alone && poll.votes[c] == base ? base : Math.addExact(base, room);
  }

  private long bestRival(int c, boolean withRoom) {
    return contenders.stream()
        .filter(r -> r != c)
        .mapToLong(
            r -> poll.votes[r] + (withRoom ? poll.pending[r] + Ranks.room(poll, r, room) : 0))
        .max()
        .orElse(0);
  }

  /** Where the next takes a seat that somebody left, it needs no share. */
  private boolean surelyNot(int c) {
    return !poll.ranks[c] || ranks.surelyBeyond(c, poll.seats) || (!nextMayReach && !mayReach(c));
  }

  private boolean mayReach(int c) {
    long more = Ranks.room(poll, c, room);
    return bar.isMet(
        poll.votes[c] + poll.pending[c] + more, bestRival(c, false), Math.addExact(base, more));
  }

  private Chances oneSeat(Chances won) {
    boolean nobody = won.count(Possibility.IMPOSSIBLE) == poll.votes.length;
    int members = places.applyAsInt(1);
    SecondRound second = new SecondRound(poll, basis, bar, room, members, others());
    return Certainty.chances(
        poll,
        c ->
            Possibility.of(
                nobody && standing.surelyWithin(c, members),
                !poll.stands[c] || !second.canInclude(c)));
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
