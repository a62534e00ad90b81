package io.tajmi.decision.winning;

import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.poll.Apportionment;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.result.Result.Line;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Seats to groups, and within a group to its members in their order. */
final class GroupWinning {
  private final Poll poll;
  private final ContestTerms terms;
  private final Groups groups;
  private final GroupShares shares;
  private final Explanation story;
  private final Succession succession;

  GroupWinning(Poll poll, Explanation story) {
    this.poll = poll;
    this.terms = poll.terms;
    this.groups = Groups.of(poll);
    this.shares = new GroupShares(poll, groups);
    this.story = story;
    this.succession = new Succession(poll);
  }

  Result result() {
    Apportionment shared = shares.apportion(poll.seats, story);
    Filling filling = filling(shared);
    tellOrder();
    List<List<Place>> won = new ArrayList<>();
    List<List<Place>> emptied = new ArrayList<>();
    List<Deque<Place>> lines = new ArrayList<>();
    SortedMap<String, Integer> groupSeats = new TreeMap<>();
    for (int g = 0; g < groups.size(); g++) {
      Ranking members = new Ranking(terms, poll.settling, groups.members().get(g), groups.keys(g));
      won.add(members.takeAny(filling.seats()[g]));
      int empty = terms.alternates() == 0 ? 0 : shared.seats[g] - filling.seats()[g];
      emptied.add(members.takeAny(Math.max(0, empty)));
      boolean follows = shared.seats[g] > 0 && !overallFollows();
      lines.add(
          new ArrayDeque<>(succession.line(members.takeInOrder(follows ? terms.alternates() : 0))));
      groupSeats.put(groups.names().get(g), shared.seats[g]);
      tellGroup(g, shared.seats[g]);
    }
    Deque<Place> overall = overall(won, emptied);
    List<Place> seats = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      Deque<Place> line = overallFollows() ? overall : lines.get(g);
      seats.addAll(succession.seats(won.get(g), line));
    }
    seats.addAll(filling.open());
    fill(seats, filling.declared());
    int unnamed = filling.unnamed() + poll.vacancies.unnamed() + poll.vacancies.withoutSeat(seats);
    return new Result(seats, lines(lines, overall), null, groupSeats, unnamed);
  }

  /**
   * What of the seats that are shared out is filled.
   *
   * @param open places that equality leaves open
   * @param declared how many of those won last stay empty
   * @param unnamed how many stay empty without its being known which they are
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Filling(int[] seats, List<Place> open, int declared, int unnamed) {}

  private Filling filling(Apportionment shared) {
    int last = poll.vacancies.last();
    if (last == 0) {
      return new Filling(shared.seats, shared.open, 0, 0);
    }
    if (terms.rule() instanceof Rule.HighestAverages) {
      Apportionment fewer = shares.apportion(poll.seats - last, null);
      return new Filling(fewer.seats, fewer.open, last, 0);
    }
    int @Nullable [] fewer = shared.withoutLast(last);
    return fewer == null
        ? new Filling(shared.seats, shared.open, 0, last)
        : new Filling(fewer, List.of(), last, 0);
  }

  private void fill(List<Place> seats, int declared) {
    while (seats.size() < poll.seats - declared) {
      seats.add(new Vacant(Empty.NO_CANDIDATE, null));
    }
    seats.addAll(Collections.nCopies(declared, new Vacant(Empty.DECLARED, null)));
  }

  private void tellOrder() {
    switch (terms.rule().order()) {
      case Rule.Order.Personal _ -> {}
      case Rule.Order.AsListed _ -> story.tell(Sentence.ORDER_AS_LISTED);
      case Rule.Order.Unless unless ->
          story.tell(Sentence.ORDER_UNLESS, new Figure.Share(unless.share()));
    }
  }

  private void tellGroup(int group, int seats) {
    story.tell(Sentence.SEATS_OF_GROUP, Figure.of(groups.names().get(group)), Figure.of(seats));
    List<Integer> before = groups.beforeTheListed(group);
    if (seats > 0 && before != null) {
      Figure name = Figure.of(groups.names().get(group));
      if (before.isEmpty()) {
        story.tell(Sentence.NOBODY_BEFORE_THE_LISTED, name);
      } else {
        story.tell(Sentence.BEFORE_THE_LISTED, name, Figure.of(terms.codes(before)));
      }
    }
    if (seats > 0 && groups.alone(group) == null) {
      List<Integer> order = new ArrayList<>(groups.members().get(group));
      long[] keys = groups.keys(group);
      order.sort((a, b) -> Long.compare(keys[b], keys[a]));
      int shown = Math.min(order.size(), seats + terms.alternates() + 1);
      for (int member : order.subList(0, shown)) {
        story.tell(
            Sentence.VOTES_OF_MEMBER, Figure.of(terms.code(member)), Figure.of(poll.votes[member]));
      }
    }
  }

  private boolean overallFollows() {
    return terms.rule() instanceof Rule.ListShare rule
        && rule.alternatesFrom() == AlternatesFrom.OVERALL;
  }

  private List<Line> lines(List<Deque<Place>> ofGroups, Deque<Place> overall) {
    if (terms.alternates() == 0) {
      return List.of();
    }
    if (overallFollows()) {
      return List.of(new Line(null, List.copyOf(overall)));
    }
    List<Line> lines = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      if (!ofGroups.get(g).isEmpty()) {
        lines.add(new Line(groups.names().get(g), List.copyOf(ofGroups.get(g))));
      }
    }
    return lines;
  }

  /**
   * Those who stand and have no seat, nor had one that stays empty; whoever is tied for one follows
   * when the tie is settled.
   */
  private Deque<Place> overall(List<List<Place>> won, List<List<Place>> emptied) {
    if (!overallFollows()) {
      return new ArrayDeque<>();
    }
    List<String> taken =
        Stream.of(won, emptied)
            .flatMap(List::stream)
            .flatMap(List::stream)
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
    return new ArrayDeque<>(
        new Ranking(terms, poll.settling, others, poll.votes).takeInOrder(terms.alternates()));
  }
}
