package io.tajmi.decision.winning;

import io.tajmi.decision.explanation.Citation;
import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.AwaitsBody;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Place.Waits;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.result.Result.Line;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who wins what by the votes as they are, under the rule of the contest. */
public final class Winning {
  private final Poll poll;
  private final ContestTerms terms;
  private final Explanation story;

  private Winning(Poll poll, Explanation story) {
    this.poll = poll;
    this.terms = poll.terms;
    this.story = story;
  }

  public static Result of(Poll poll, Explanation story) {
    return new Winning(poll, story).result();
  }

  private Result result() {
    if (poll.annulled != null) {
      return nobody(new Vacant(Empty.CONTEST_ANNULLED, null), false);
    }
    if (!poll.contradictions.isEmpty()) {
      return nobody(new AwaitsBody(Waits.CONTRADICTION, null), true);
    }
    if (poll.vacancies.all() >= terms.seats()) {
      return nobody(new Vacant(Empty.DECLARED, null), true);
    }
    if (poll.nobodyVoted()) {
      story.tell(Sentence.NOBODY_VOTED);
      return nobody(new Vacant(Empty.NO_VALID_BALLOT, null), true);
    }
    return switch (terms.rule()) {
      case Rule.Plurality _ -> plurality();
      case Rule.Majority rule -> new RoundWinning(poll, story).majority(rule);
      case Rule.Threshold rule -> new RoundWinning(poll, story).threshold(rule);
      case Rule.ListShare _, Rule.HighestAverages _, Rule.Quota _ ->
          new GroupWinning(poll, story).result();
    };
  }

  /** The same place for every seat, and no seat for any group. */
  private Result nobody(Place place, boolean groups) {
    SortedMap<String, Integer> none = new TreeMap<>();
    if (groups && terms.rule().byGroups()) {
      Groups.of(poll).names().forEach(name -> none.put(name, 0));
    }
    return new Result(Collections.nCopies(terms.seats(), place), List.of(), null, none, 0);
  }

  private Result plurality() {
    story.tell(Sentence.PLURALITY, Citation.ofWinning(terms), Figure.of(poll.seats));
    Ranking order = new Ranking(terms, poll.settling, poll.ranked(), poll.votes);
    List<Place> won = order.takeAny(poll.seats - poll.vacancies.last());
    if (terms.alternates() > 0) {
      var _ = order.takeAny(poll.vacancies.last());
    }
    Succession succession = new Succession(poll);
    ArrayDeque<Place> line =
        new ArrayDeque<>(succession.line(order.takeInOrder(terms.alternates())));
    List<Place> seats = new ArrayList<>(succession.seats(won, line));
    while (seats.size() < poll.seats - poll.vacancies.last()) {
      seats.add(new Vacant(Empty.NO_CANDIDATE, null));
    }
    while (seats.size() < poll.seats) {
      seats.add(new Vacant(Empty.DECLARED, null));
    }
    VotesTold told = new VotesTold(poll, story);
    told.around(poll.seats + terms.alternates(), told.base(Rule.Basis.VALID));
    List<Line> lines = line.isEmpty() ? List.of() : List.of(new Line(null, List.copyOf(line)));
    int unnamed = poll.vacancies.unnamed() + poll.vacancies.withoutSeat(seats);
    return new Result(seats, lines, null, new TreeMap<>(), unnamed);
  }

  /** Whether a place is taken by this candidate. */
  static boolean has(List<Place> places, String code) {
    return places.contains(new Filled(code));
  }
}
