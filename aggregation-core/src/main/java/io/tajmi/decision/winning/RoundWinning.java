package io.tajmi.decision.winning;

import io.tajmi.decision.explanation.Citation;
import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.poll.Departures;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.AwaitsBody;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Place.Waits;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.result.Result.RunOff;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who has a seat where a share has to be reached, and who goes to the second round. */
final class RoundWinning {
  private final Poll poll;
  private final ContestTerms terms;
  private final Explanation story;
  private final VotesTold told;
  private final Succession succession;

  RoundWinning(Poll poll, Explanation story) {
    this.poll = poll;
    this.terms = poll.terms;
    this.story = story;
    this.told = new VotesTold(poll, story);
    this.succession = new Succession(poll);
  }

  Result majority(Rule.Majority rule) {
    long base = told.base(rule.basis());
    Fraction half = rule.majority();
    tell(Sentence.MAJORITY, new Figure.Share(half));
    List<Integer> over =
        poll.contenders().stream().filter(c -> half.isExceededBy(poll.votes[c], base)).toList();
    boolean led = over.isEmpty() && terms.seats() == 1 && leads(rule, base);
    told.around(Math.max(rule.runOff(), poll.seats), base);
    return result(
        led ? ranking(poll.contenders()).first().subList(0, 1) : over, _ -> rule.runOff());
  }

  /** Whether the first has the smaller share and the lead that go with it. */
  private boolean leads(Rule.Majority rule, long base) {
    Fraction orShare = rule.orShare();
    List<Integer> first = ranking(poll.contenders()).first();
    if (orShare == null || first.isEmpty()) {
      return false;
    }
    Fraction lead = rule.withLead();
    long[] two = firstTwo();
    tell(
        Sentence.OR_SHARE,
        new Figure.Share(orShare),
        new Figure.Share(lead == null ? new Fraction(0, 1) : lead));
    tell(
        Sentence.LEADS,
        Figure.of(terms.codes(first)),
        Figure.of(two[0] - two[1]),
        Figure.share(two[0] - two[1], base));
    return orShare.isReachedBy(two[0], base)
        && (lead == null || lead.isReachedBy(two[0] - two[1], base));
  }

  private long[] firstTwo() {
    long[] two = new long[2];
    for (int candidate : poll.contenders()) {
      long votes = poll.votes[candidate];
      two[1] = Math.max(two[1], Math.min(votes, two[0]));
      two[0] = Math.max(two[0], votes);
    }
    return two;
  }

  Result threshold(Rule.Threshold rule) {
    long base = told.base(rule.basis());
    tell(Sentence.THRESHOLD, new Figure.Share(rule.share()));
    List<Integer> over =
        poll.contenders().stream()
            .filter(c -> rule.share().isReachedBy(poll.votes[c], base))
            .toList();
    int open = Math.max(0, poll.seats - over.size());
    told.around(Math.min(over.size(), poll.seats) + rule.runOffPerSeat() * open, base);
    return result(over, seats -> rule.runOffPerSeat() * seats);
  }

  /**
   * The seats that are won, and what becomes of the others.
   *
   * @param over who reaches the bar
   * @param places in the second round for so many seats
   */
  private Result result(List<Integer> over, IntUnaryOperator places) {
    List<Place> won = ranking(poll.ranked()).takeAny(Math.min(over.size(), poll.seats));
    if (over.isEmpty()) {
      story.tell(Sentence.NOBODY_REACHED);
    }
    List<Place> opened =
        poll.vacancies.withoutNamed(won).stream().filter(succession::goesToRunOff).toList();
    List<Place> seats =
        new ArrayList<>(
            succession.seats(
                won.stream().filter(place -> !opened.contains(place)).toList(),
                new ArrayDeque<>()));
    List<Place> withoutNext = withoutNext(over, Math.min(over.size(), poll.seats) - won.size());
    seats.addAll(withoutNext);
    int unnamed = poll.vacancies.unnamed() + poll.vacancies.withoutSeat(seats);
    int open = poll.seats - seats.size();
    if (open == 0 && withoutNext.isEmpty()) {
      int last = poll.vacancies.last();
      return result(last == 0 ? seats : withoutLast(last), null, unnamed);
    }
    return withRunOff(won, seats, opened, unnamed + poll.vacancies.last(), places);
  }

  /** So many seats that go to the next, where there is nobody left who could be it. */
  private List<Place> withoutNext(List<Integer> over, int seats) {
    List<Place> left =
        over.stream()
            .filter(c -> poll.departures.of(c) == Departures.Fate.NEXT)
            .sorted((a, b) -> Long.compare(poll.votes[b], poll.votes[a]))
            .limit(seats)
            .<Place>map(c -> new Filled(terms.code(c)))
            .toList();
    return poll.vacancies.withoutNamed(left).stream()
        .map(place ->
            place instanceof Filled(String who)
                ? new AwaitsBody(Waits.NO_SECOND_ROUND, who)
                : place)
        .toList();
  }

  /** All seats are won, and those won last stay empty. */
  private List<Place> withoutLast(int last) {
    List<Place> won = ranking(poll.ranked()).takeAny(poll.seats - last);
    List<Place> seats = new ArrayList<>(succession.seats(won, new ArrayDeque<>()));
    seats.addAll(Collections.nCopies(last, new Vacant(Empty.DECLARED, null)));
    return seats;
  }

  private Result withRunOff(
      List<Place> won,
      List<Place> seats,
      List<Place> opened,
      int unnamed,
      IntUnaryOperator places) {
    int open = poll.seats - seats.size();
    List<Integer> others =
        poll.standing().stream().filter(c -> !Winning.has(won, terms.code(c))).toList();
    if (others.size() <= open) {
      story.tell(Sentence.NO_SECOND_ROUND, Citation.ofRunOff(terms));
      for (Place left : opened) {
        seats.add(new AwaitsBody(Waits.NO_SECOND_ROUND, ((Filled) left).candidate()));
      }
      while (seats.size() < poll.seats) {
        seats.add(new Vacant(Empty.NO_SECOND_ROUND, null));
      }
      return result(seats, null, unnamed);
    }
    List<Place> second = ranking(others).takeAny(places.applyAsInt(open));
    story.tell(
        Sentence.RUN_OFF, Citation.ofRunOff(terms), Figure.of(open), Figure.of(second.size()));
    seats.addAll(Collections.nCopies(open, new Place.ToRunOff()));
    return result(seats, new RunOff(open, second), unnamed);
  }

  private static Result result(List<Place> seats, @Nullable RunOff second, int unnamed) {
    return new Result(seats, List.of(), second, new TreeMap<>(), unnamed);
  }

  private Ranking ranking(Collection<Integer> among) {
    return new Ranking(terms, poll.settling, among, poll.votes);
  }

  private void tell(Sentence sentence, Figure... figures) {
    story.tell(sentence, Citation.ofWinning(terms), figures);
  }
}
