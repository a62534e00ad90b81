package io.tajmi.decision.plain;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Marking;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Who wins what by a given count, written a second time from the rules alone: fractions of whole
 * numbers without end, no bounds, none of the product's code but the records that go in.
 */
public final class PlainCount {
  private final PlainWorld world;
  private final PlainTally tally;
  private final ContestTerms terms;

  /** By these lots. */
  public PlainCount(ContestTerms terms, List<ContestAct> acts, List<Lot> lots) {
    this.world = new PlainWorld(terms, acts, lots);
    this.tally = new PlainTally(world);
    this.terms = terms;
  }

  /** Who wins what by the branches that count. */
  public PlainAnswer of(List<BranchCount> branches) {
    return of(sums(branches));
  }

  /** What the branches that count add up to, after all acts. */
  public PlainSums sums(List<BranchCount> branches) {
    return tally.of(branches);
  }

  /** Every way in which a branch with at most so many ballots may end, after all acts. */
  public List<PlainSums> fillings(String branch, int papers) {
    return new PlainFillings(world, tally).of(branch, papers);
  }

  /** Who wins what by sums. */
  public PlainAnswer of(PlainSums sums) {
    if (world.acts.stream().anyMatch(ContestAnnulled.class::isInstance)) {
      return PlainAnswer.allOf(new Place.Vacant(Empty.CONTEST_ANNULLED, null), terms.seats());
    }
    if (contradicts(sums)) {
      return PlainAnswer.contradiction(terms.seats());
    }
    if (declaredVacant() >= terms.seats()) {
      return PlainAnswer.allOf(new Place.Vacant(Empty.DECLARED, null), terms.seats());
    }
    if (sums.valid() == 0) {
      return PlainAnswer.allOf(new Place.Vacant(Empty.NO_VALID_BALLOT, null), terms.seats());
    }
    return switch (terms.rule()) {
      case Rule.Plurality _, Rule.Majority _, Rule.Threshold _ ->
          new PlainNames(world, sums).answer();
      default -> new PlainGroups(world, sums).answer();
    };
  }

  private int declaredVacant() {
    return world.acts.stream()
        .mapToInt(act -> act instanceof ContestAct.SeatsVacant it ? it.seats() : 0)
        .sum();
  }

  /** Groups of which some, one each, have another of all seats by a lot that was not drawn. */
  public List<String> groupsOpen(PlainSums sums) {
    boolean shared =
        terms.rule().byGroups()
            && sums.valid() > 0
            && declaredVacant() < terms.seats()
            && !contradicts(sums)
            && world.acts.stream().noneMatch(ContestAnnulled.class::isInstance);
    return shared ? new PlainGroups(world, sums).open() : List.of();
  }

  /** Votes by the name of the group. */
  public Map<String, Long> groupVotes(PlainSums sums) {
    return terms.rule().byGroups() ? new PlainGroups(world, sums).votes() : Map.of();
  }

  /** Whether sums contradict themselves. */
  public boolean contradicts(PlainSums sums) {
    boolean negative =
        sums.valid() < 0
            || IntStream.range(0, terms.entrants().size()).anyMatch(c -> sums.votes().of(c) < 0)
            || IntStream.range(0, tally.lists()).anyMatch(l -> sums.lists().of(l) < 0);
    long most = world.votesMax() * sums.valid();
    if (negative || world.byNames()) {
      return negative
          || sums.votes().sum() > most
          || world.all().stream().anyMatch(c -> sums.votes().of(c) > sums.valid());
    }
    long voted = sums.lists().sum() + singles(sums);
    return voted > most
        || world.all().stream().anyMatch(c -> beyond(sums, c))
        || membersBeyond(sums);
  }

  private long singles(PlainSums sums) {
    return world.all().stream()
        .filter(c -> terms.entrants().get(c).list() == ContestTerms.SINGLY)
        .mapToLong(c -> sums.votes().of(c))
        .sum();
  }

  private boolean beyond(PlainSums sums, int candidate) {
    long votes = sums.votes().of(candidate);
    int list = terms.entrants().get(candidate).list();
    return votes > toOnePerson(terms.ballot()) * sums.valid()
        || (list != ContestTerms.SINGLY && votes > sums.lists().of(list));
  }

  private boolean membersBeyond(PlainSums sums) {
    return world.votesMax() == 1
        && IntStream.range(0, tally.lists())
            .anyMatch(list ->
                world.all().stream()
                        .filter(c -> terms.entrants().get(c).list() == list)
                        .mapToLong(c -> sums.votes().of(c))
                        .sum()
                    > sums.lists().of(list));
  }

  static long toOnePerson(Marking ballot) {
    return Math.min(ballot.cumulateMax(), ballot.votesMax());
  }
}
