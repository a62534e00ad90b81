package io.tajmi.decision;

import io.tajmi.decision.Place.Empty;
import io.tajmi.decision.Place.Filled;
import io.tajmi.decision.Place.Vacant;
import io.tajmi.decision.Result.RunOff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** Who wins what by the votes as they are, under the rule of the contest. */
final class Winning {
  private final Poll poll;
  private final ContestTerms terms;
  private final Story story;

  private Winning(Poll poll, Story story) {
    this.poll = poll;
    this.terms = poll.terms;
    this.story = story;
  }

  static Result of(Poll poll, Story story) {
    return new Winning(poll, story).result();
  }

  private Result result() {
    if (poll.annulled != null) {
      story.tell(Sentence.CONTEST_ANNULLED, Citation.ofAnnulment(terms));
      Place empty = new Vacant(Empty.CONTEST_ANNULLED, null);
      return new Result(
          Collections.nCopies(terms.seats(), empty), List.of(), null, new TreeMap<>(), 0);
    }
    return switch (terms.rule()) {
      case Rule.Plurality _ -> plurality();
      case Rule.Majority rule -> majority(rule);
      case Rule.Threshold rule -> threshold(rule);
      case Rule.ListShare _, Rule.HighestAverages _, Rule.Quota _ ->
          new GroupWinning(poll, story).result();
    };
  }

  private Ranking ranking(Collection<Integer> among) {
    return new Ranking(terms, poll.settling, among, poll.votes);
  }

  private Result plurality() {
    story.tell(Sentence.PLURALITY, Citation.ofWinning(terms), Figure.of(poll.seats));
    Ranking order = ranking(poll.ranked());
    List<Place> seats = order.takeAny(poll.seats);
    List<Place> alternates = order.takeInOrder(terms.alternates());
    tellVotes(poll.valid());
    return Result.of(whole(seats), alternates, null);
  }

  private Result majority(Rule.Majority rule) {
    long base = tellBase(rule.basis());
    Ranking order = ranking(poll.ranked());
    Fraction half = rule.majority();
    tell(Sentence.MAJORITY, new Figure.Share(half));
    int over =
        (int) poll.ranked().stream().filter(c -> half.isExceededBy(poll.votes[c], base)).count();
    boolean led = over == 0 && terms.seats() == 1 && leads(rule, base);
    List<Place> seats = order.takeAny(Math.min(led ? 1 : over, poll.seats));
    tellVotes(base);
    return withRunOff(seats, rule.runOff());
  }

  /** Whether the first has the smaller share and the lead that go with it. */
  private boolean leads(Rule.Majority rule, long base) {
    Fraction orShare = rule.orShare();
    if (orShare == null) {
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
        Figure.of(terms.codes(ranking(poll.ranked()).first())),
        Figure.of(two[0] - two[1]),
        Figure.share(two[0] - two[1], base));
    return orShare.isReachedBy(two[0], base)
        && (lead == null || lead.isReachedBy(two[0] - two[1], base));
  }

  private long[] firstTwo() {
    long[] two = new long[2];
    for (int candidate : poll.ranked()) {
      long votes = poll.votes[candidate];
      two[1] = Math.max(two[1], Math.min(votes, two[0]));
      two[0] = Math.max(two[0], votes);
    }
    return two;
  }

  private Result threshold(Rule.Threshold rule) {
    long base = tellBase(rule.basis());
    tell(Sentence.THRESHOLD, new Figure.Share(rule.share()));
    int over =
        (int)
            poll.ranked().stream()
                .filter(c -> rule.share().isReachedBy(poll.votes[c], base))
                .count();
    List<Place> seats = ranking(poll.ranked()).takeAny(Math.min(over, poll.seats));
    tellVotes(base);
    return withRunOff(seats, rule.runOffPerSeat() * (poll.seats - seats.size()));
  }

  private Result withRunOff(List<Place> won, int members) {
    int open = poll.seats - won.size();
    if (won.isEmpty()) {
      story.tell(Sentence.NOBODY_REACHED);
    }
    if (open == 0) {
      return Result.of(whole(won), List.of(), null);
    }
    List<Integer> standing =
        poll.standing().stream().filter(c -> !won.contains(new Filled(terms.code(c)))).toList();
    List<Place> seats = new ArrayList<>(won);
    if (standing.size() <= open) {
      story.tell(Sentence.NO_SECOND_ROUND, Citation.ofRunOff(terms));
      seats.addAll(Collections.nCopies(open, new Vacant(Empty.NO_SECOND_ROUND, null)));
      return Result.of(whole(seats), List.of(), null);
    }
    List<Place> second = ranking(standing).takeAny(members);
    story.tell(
        Sentence.RUN_OFF, Citation.ofRunOff(terms), Figure.of(open), Figure.of(second.size()));
    seats.addAll(Collections.nCopies(open, new Place.ToRunOff()));
    return Result.of(whole(seats), List.of(), new RunOff(open, second));
  }

  /** With the seats of winners who left, those that nobody can take, and those declared vacant. */
  private List<Place> whole(List<Place> won) {
    List<Place> seats = new ArrayList<>();
    for (Place place : won) {
      boolean left =
          place instanceof Filled filled && !poll.stands[terms.ordinal(filled.candidate())];
      seats.add(left ? new Vacant(Empty.WINNER_LEFT, ((Filled) place).candidate()) : place);
    }
    while (seats.size() < poll.seats) {
      seats.add(new Vacant(Empty.NO_CANDIDATE, null));
    }
    while (seats.size() < terms.seats()) {
      seats.add(new Vacant(Empty.DECLARED, null));
    }
    return seats;
  }

  private long tellBase(Rule.Basis basis) {
    long base = poll.base(basis);
    Sentence sentence =
        switch (basis) {
          case VALID -> Sentence.BASE_VALID;
          case TAKEN -> Sentence.BASE_TAKEN;
        };
    story.tell(sentence, Citation.ofBase(terms), Figure.of(base));
    return base;
  }

  /** The candidates around the last place that is won. */
  private void tellVotes(long base) {
    List<Integer> order = new ArrayList<>(poll.ranked());
    order.sort((a, b) -> Long.compare(poll.votes[b], poll.votes[a]));
    for (int candidate : order.subList(0, Math.min(order.size(), poll.seats + 1))) {
      long votes = poll.votes[candidate];
      story.tell(
          Sentence.VOTES,
          Figure.of(terms.code(candidate)),
          Figure.of(votes),
          Figure.share(votes, base));
    }
  }

  private void tell(Sentence sentence, Figure... figures) {
    story.tell(sentence, Citation.ofWinning(terms), figures);
  }
}
