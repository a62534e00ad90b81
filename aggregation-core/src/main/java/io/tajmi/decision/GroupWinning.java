package io.tajmi.decision;

import io.tajmi.decision.Place.Empty;
import io.tajmi.decision.Place.Vacant;
import io.tajmi.decision.Result.Line;
import io.tajmi.decision.Rule.AlternatesFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Seats to groups, and within a group to its members with most votes. */
final class GroupWinning {
  private final Poll poll;
  private final ContestTerms terms;
  private final Groups groups;
  private final Story story;

  GroupWinning(Poll poll, Story story) {
    this.poll = poll;
    this.terms = poll.terms;
    this.groups = Groups.of(poll);
    this.story = story;
  }

  Result result() {
    Apportionment shared = apportionment();
    List<Place> seats = new ArrayList<>();
    List<Ranking> rest = new ArrayList<>();
    SortedMap<String, Integer> groupSeats = new TreeMap<>();
    for (int g = 0; g < groups.size(); g++) {
      Ranking members = new Ranking(terms, poll.settling, groups.members().get(g), poll.votes);
      seats.addAll(members.takeAny(shared.seats[g]));
      rest.add(members);
      groupSeats.put(groups.names().get(g), shared.seats[g]);
      story.tell(
          Sentence.SEATS_OF_GROUP, Figure.of(groups.names().get(g)), Figure.of(shared.seats[g]));
    }
    seats.addAll(shared.open);
    List<Line> alternates = alternates(seats, rest, shared);
    while (seats.size() < terms.seats()) {
      boolean declared = seats.size() >= poll.seats;
      seats.add(new Vacant(declared ? Empty.DECLARED : Empty.NO_CANDIDATE, null));
    }
    return new Result(seats, alternates, null, groupSeats, 0);
  }

  private Apportionment apportionment() {
    return switch (terms.rule()) {
      case Rule.ListShare rule -> byShare(rule);
      case Rule.HighestAverages rule -> {
        story.tell(Sentence.HIGHEST_AVERAGES, Citation.ofWinning(terms));
        yield Apportionment.byAverages(
            groups, eligible(rule.threshold()), poll.seats, rule.divisors(), poll.settling);
      }
      case Rule.Quota rule -> {
        story.tell(Sentence.QUOTA, Citation.ofWinning(terms));
        yield Apportionment.byQuota(
            groups, eligible(rule.threshold()), poll.seats, rule.price(), poll.settling);
      }
      case Rule.Plurality _, Rule.Majority _, Rule.Threshold _ ->
          throw new IllegalStateException("seats are not won by groups");
    };
  }

  private Apportionment byShare(Rule.ListShare rule) {
    Sentence mode =
        switch (rule.mode()) {
          case LARGEST_REMAINDER -> Sentence.LARGEST_REMAINDER;
          case ROUND_THEN_TOP -> Sentence.ROUND_THEN_TOP;
          case FLOOR_THEN_TOP -> Sentence.FLOOR_THEN_TOP;
        };
    story.tell(mode, Citation.ofWinning(terms));
    long denominator = denominator(poll, groups, rule);
    for (int g = 0; g < groups.size(); g++) {
      long votes = groups.votes()[g];
      story.tell(
          Sentence.SHARE_OF_GROUP,
          Figure.of(groups.names().get(g)),
          Figure.of(votes),
          Figure.of(denominator),
          new Figure.Quota(Fraction.of(Math.multiplyExact(votes, poll.seats), denominator)));
    }
    return Apportionment.byShare(
        groups, groups.votes(), denominator, poll.seats, rule.mode(), poll.settling);
  }

  static long denominator(Poll poll, Groups groups, Rule.ListShare rule) {
    return switch (rule.denominator()) {
      case VOTES -> Apportionment.sum(groups.votes());
      case VALID_BALLOTS -> poll.valid();
    };
  }

  /** The votes of groups that reach the threshold; the others have none here. */
  private long[] eligible(@Nullable Fraction threshold) {
    long[] votes = groups.votes().clone();
    long base = Apportionment.sum(votes);
    for (int g = 0; threshold != null && g < votes.length; g++) {
      if (!threshold.isReachedBy(votes[g], base)) {
        votes[g] = 0;
        story.tell(Sentence.BELOW_THRESHOLD, Figure.of(groups.names().get(g)));
      }
    }
    return votes;
  }

  private List<Line> alternates(List<Place> seats, List<Ranking> rest, Apportionment shared) {
    if (terms.alternates() == 0) {
      return List.of();
    }
    if (terms.rule() instanceof Rule.ListShare rule
        && rule.alternatesFrom() == AlternatesFrom.OVERALL) {
      return List.of(new Line(null, overall(seats)));
    }
    return IntStream.range(0, groups.size())
        .filter(g -> shared.seats[g] > 0)
        .mapToObj(g -> new Line(groups.names().get(g), rest.get(g).takeInOrder(terms.alternates())))
        .toList();
  }

  /** Those who stand and have no seat; who is tied for one follows when the tie is settled. */
  private List<Place> overall(List<Place> seats) {
    List<String> taken =
        seats.stream()
            .flatMap(place ->
                switch (place) {
                  case Place.Filled filled -> List.of(filled.candidate()).stream();
                  case Place.LotNeeded lot -> lot.tied().stream();
                  case Place.BodyDecides body -> body.tied().stream();
                  case Place.Vacant _, Place.AwaitsBody _, Place.ToRunOff _ ->
                      List.<String>of().stream();
                })
            .toList();
    List<Integer> others =
        poll.standing().stream().filter(c -> !taken.contains(terms.code(c))).toList();
    return new Ranking(terms, poll.settling, others, poll.votes).takeInOrder(terms.alternates());
  }
}
