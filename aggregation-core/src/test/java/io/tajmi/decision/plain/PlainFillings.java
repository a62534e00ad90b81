package io.tajmi.decision.plain;

import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Marking;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Every way in which a branch may end: annulled, or as any minute that keeps E.205 to E.207 with at
 * most its papers taken. Acts do there what they do everywhere.
 */
final class PlainFillings {
  private final PlainTally tally;
  private final ContestTerms terms;
  private final boolean byNames;
  private final int lists;
  private final int people;

  PlainFillings(PlainWorld world, PlainTally tally) {
    this.tally = tally;
    this.terms = world.terms;
    this.byNames = world.byNames();
    this.lists = tally.lists();
    this.people = terms.entrants().size();
  }

  List<PlainSums> of(String branch, int papers) {
    Set<PlainSums> all = new LinkedHashSet<>();
    all.add(tally.none());
    for (int valid = 0; valid <= papers; valid++) {
      for (Vector vector : vectors(valid)) {
        for (int invalid = 0; valid + invalid <= papers; invalid++) {
          all.add(
              tally.acted(
                  branch, valid, invalid, vector.votes.clone(), vector.lists.clone(), List.of()));
        }
      }
    }
    return new ArrayList<>(all);
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Vector(long[] votes, long[] lists) {}

  private List<Vector> vectors(int valid) {
    List<Vector> all = new ArrayList<>();
    if (byNames) {
      people(valid, 0, new Vector(new long[people], new long[0]), all);
    } else {
      lists(valid, 0, new Vector(new long[people], new long[lists]), all);
    }
    return all;
  }

  private void lists(int valid, int list, Vector vector, List<Vector> into) {
    if (list == lists) {
      people(valid, 0, vector, into);
      return;
    }
    long given = IntStream.range(0, list).mapToLong(l -> vector.lists[l]).sum();
    for (long votes = 0; given + votes <= most(valid); votes++) {
      vector.lists[list] = votes;
      lists(valid, list + 1, vector, into);
    }
    vector.lists[list] = 0;
  }

  private long most(int valid) {
    return (long) terms.ballot().votesMax() * valid;
  }

  private void people(int valid, int person, Vector vector, List<Vector> into) {
    if (person == people) {
      if (voted(vector) >= valid) {
        into.add(new Vector(vector.votes.clone(), vector.lists.clone()));
      }
      return;
    }
    for (long votes = 0; ; votes++) {
      vector.votes[person] = votes;
      if (!lawful(valid, person, vector)) {
        break;
      }
      people(valid, person + 1, vector, into);
    }
    vector.votes[person] = 0;
  }

  /** What has to be between the valid ballots and all that they may carry. */
  private long voted(Vector vector) {
    long sum = IntStream.range(0, vector.lists.length).mapToLong(l -> vector.lists[l]).sum();
    for (int c = 0; c < people; c++) {
      sum += byNames || terms.entrants().get(c).list() == ContestTerms.SINGLY ? vector.votes[c] : 0;
    }
    return sum;
  }

  private boolean lawful(int valid, int person, Vector vector) {
    long votes = vector.votes[person];
    if (voted(vector) > most(valid)) {
      return false;
    }
    if (byNames) {
      return votes <= valid;
    }
    Marking ballot = terms.ballot();
    long toPersons =
        Math.min((long) ballot.personVotesMax() * ballot.cumulateMax(), ballot.votesMax());
    int list = terms.entrants().get(person).list();
    boolean listed = list != ContestTerms.SINGLY;
    return votes <= PlainCount.toOnePerson(ballot) * valid
        && people(vector, -2) <= toPersons * valid
        && !(listed && votes > vector.lists[list])
        && !(listed && ballot.votesMax() == 1 && people(vector, list) > vector.lists[list]);
  }

  /** The votes of the members of a list, or of everybody. */
  private long people(Vector vector, int list) {
    return IntStream.range(0, people)
        .filter(c -> list == -2 || terms.entrants().get(c).list() == list)
        .mapToLong(c -> vector.votes[c])
        .sum();
  }
}
