package io.tajmi.decision.poll;

import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * What the figures must keep after all acts, whatever the acts were: nothing is negative, nobody
 * has more votes than the ballots can give to one person, and all together no more than they can
 * carry. Where a figure does not, no outcome follows from it.
 */
final class Contradictions {
  private final Poll poll;
  private final List<Step> found = new ArrayList<>();

  private Contradictions(Poll poll) {
    this.poll = poll;
  }

  static List<Step> of(Poll poll, List<VotesAnnulled> annulments) {
    Contradictions it = new Contradictions(poll);
    it.unknowable(annulments);
    it.persons();
    if (poll.terms.rule().ordersWithinListVote()) {
      it.lists();
    }
    it.sums();
    return List.copyOf(it.found);
  }

  /** Which ballots a name stood on is in no minute, so nobody knows what else was on them. */
  private void unknowable(List<VotesAnnulled> annulments) {
    for (VotesAnnulled act : annulments) {
      if (poll.terms.votesMax() > 1 && act.ballotsGo() != BallotsGo.STAY_VALID) {
        found.add(
            new Step(Sentence.BALLOTS_UNKNOWN, List.of(Figure.of(act.candidate())), List.of()));
      }
    }
  }

  private void persons() {
    long each = poll.terms.rule().ordersWithinListVote() ? poll.terms.ballot().toOnePerson() : 1;
    for (int c = 0; c < poll.votes.length; c++) {
      int list = poll.terms.entrants().get(c).list();
      within(poll.terms.code(c), poll.votes[c], Math.multiplyExact(each, poll.valid()));
      if (poll.terms.rule().ordersWithinListVote() && list != ContestTerms.SINGLY) {
        within(poll.terms.code(c), poll.votes[c], poll.listVotes[list]);
      }
    }
  }

  private void lists() {
    long[] members = new long[poll.listVotes.length];
    for (int c = 0; c < poll.votes.length; c++) {
      int list = poll.terms.entrants().get(c).list();
      if (list != ContestTerms.SINGLY) {
        members[list] += poll.votes[c];
      }
    }
    for (int list = 0; list < members.length; list++) {
      String name = Groups.LIST + poll.terms.lists().get(list);
      within(name, poll.listVotes[list], poll.capacity());
      if (poll.terms.votesMax() == 1) {
        within(name, members[list], poll.listVotes[list]);
      }
    }
  }

  private void sums() {
    boolean lists = poll.terms.rule().ordersWithinListVote();
    long sum = lists ? Apportionment.sum(poll.listVotes) : 0;
    for (int c = 0; c < poll.votes.length; c++) {
      boolean counts = !lists || poll.terms.entrants().get(c).list() == ContestTerms.SINGLY;
      sum += counts ? poll.votes[c] : 0;
    }
    within(poll.terms.entrants().stream().map(ContestTerms.Entrant::code).toList(), sum);
  }

  private void within(List<String> all, long sum) {
    if (sum < 0 || sum > poll.capacity()) {
      found.add(
          new Step(
              Sentence.SUM_CONTRADICTS,
              List.of(Figure.of(all.size()), Figure.of(sum), Figure.of(poll.capacity())),
              List.of()));
    }
  }

  private void within(String who, long votes, long most) {
    if (votes < 0 || votes > most) {
      found.add(
          new Step(
              Sentence.VOTES_CONTRADICT,
              List.of(Figure.of(who), Figure.of(votes), Figure.of(most)),
              List.of()));
    }
  }
}
