package io.tajmi.branch;

import io.tajmi.branch.RuleCase.Verdict;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.ListCode;
import io.tajmi.election.VoteLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * E.207 where ballots vote for lists and a vote for a person lies within a vote for its list, so
 * that only candidates without a list add to the sum of a ballot's votes, and ambiguous names only
 * where none of them has a list. These bounds are what the decision supposes of every tally that
 * counts.
 */
final class ListVoteBounds {
  private final RuleCase it;
  private final VoteLimits limits;
  private final long valid;

  /** Two numbers of which the first must not be the larger. */
  private record Bound(FindingFigure votes, FindingFigure most) {
    boolean broken() {
      return votes.value() > most.value();
    }
  }

  private ListVoteBounds(RuleCase it) {
    this.it = it;
    this.limits = it.contest().limits();
    this.valid = it.of(BallotField.VALID);
  }

  static Verdict verdict(RuleCase it) {
    return new ListVoteBounds(it).verdict();
  }

  /** Beside the sum, the figures are of the first bound of persons that is broken. */
  private Verdict verdict() {
    long sum = sum();
    List<FindingFigure> figures = new ArrayList<>();
    figures.add(new FindingFigure("votes", sum));
    figures.add(it.figure(BallotField.VALID));
    figures.add(new FindingFigure("votesMax", limits.votesMax()));
    boolean holds = valid <= sum && sum <= limits.votesMax() * valid;
    for (Bound bound : limits.votesMax() == 1 ? ofMembers() : ofPersons()) {
      if (holds && bound.broken()) {
        holds = false;
        figures.add(bound.votes());
        figures.add(bound.most());
      }
    }
    return RuleCase.holds(holds, figures.toArray(FindingFigure[]::new));
  }

  private long sum() {
    Votes lists = it.tally().listVotes();
    long sum = ambiguous(Objects::isNull) + (lists == null ? 0 : lists.sum());
    for (int i = 0; i < it.tally().votes().size(); i++) {
      sum += listOf(i) == null ? it.tally().votes().get(i) : 0;
    }
    return sum;
  }

  /** A ballot names one person, or nobody, of the one list that it is for. */
  private List<Bound> ofMembers() {
    List<Bound> bounds = new ArrayList<>();
    for (CandidateList list : it.contest().lists()) {
      long members = ambiguous(list.code()::equals);
      for (int i = 0; i < it.tally().votes().size(); i++) {
        members += list.code().equals(listOf(i)) ? it.tally().votes().get(i) : 0;
      }
      bounds.add(
          new Bound(
              new FindingFigure("members", members),
              new FindingFigure("listVotes", votesOf(list.code()))));
    }
    return bounds;
  }

  private List<Bound> ofPersons() {
    List<Bound> bounds = new ArrayList<>();
    FindingFigure onePersonMax = new FindingFigure("onePersonMax", limits.toOnePerson() * valid);
    for (int i = 0; i < it.tally().votes().size(); i++) {
      FindingFigure votes = new FindingFigure("largest", it.tally().votes().get(i));
      ListCode list = listOf(i);
      bounds.add(new Bound(votes, onePersonMax));
      if (list != null) {
        bounds.add(new Bound(votes, new FindingFigure("listVotes", votesOf(list))));
      }
    }
    long persons = VoteBounds.personal(it.tally()) + VoteBounds.ambiguous(it.tally());
    bounds.add(
        new Bound(
            new FindingFigure("persons", persons),
            new FindingFigure("personsMax", limits.toPersons() * valid)));
    return bounds;
  }

  /** Ambiguous votes of names all of whose lists are such. */
  private long ambiguous(Predicate<@Nullable ListCode> lists) {
    long sum = 0;
    for (Tally.Ambiguous votes : it.tally().ambiguous()) {
      if (votes.candidates().stream().map(this::listOf).allMatch(lists)) {
        sum += votes.n();
      }
    }
    return sum;
  }

  private @Nullable ListCode listOf(int ordinal) {
    Candidate candidate = it.contest().candidates().get(ordinal);
    return candidate.list();
  }

  private long votesOf(ListCode list) {
    return VoteBounds.listVotes(it, list);
  }
}
