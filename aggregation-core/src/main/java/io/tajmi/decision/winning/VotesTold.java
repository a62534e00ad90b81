package io.tajmi.decision.winning;

import io.tajmi.decision.explanation.Citation;
import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayList;
import java.util.List;

/** The votes of candidates, and what shares are of, as an explanation tells them. */
final class VotesTold {
  private final Poll poll;
  private final Explanation story;

  VotesTold(Poll poll, Explanation story) {
    this.poll = poll;
    this.story = story;
  }

  /** The base, which is told and returned. */
  long base(Rule.Basis basis) {
    Sentence sentence =
        switch (basis) {
          case VALID -> Sentence.BASE_VALID;
          case TAKEN -> Sentence.BASE_TAKEN;
        };
    story.tell(sentence, Citation.ofBase(poll.terms), Figure.of(poll.base(basis)));
    return poll.base(basis);
  }

  /** The candidates of so many places, in order of votes, and the one after them. */
  void around(int places, long base) {
    List<Integer> order = new ArrayList<>(poll.contenders());
    order.sort((a, b) -> Long.compare(poll.votes[b], poll.votes[a]));
    for (int candidate : order.subList(0, Math.min(order.size(), places + 1))) {
      long votes = poll.votes[candidate];
      story.tell(
          Sentence.VOTES,
          Figure.of(poll.terms.code(candidate)),
          Figure.of(votes),
          Figure.share(votes, base));
    }
  }
}
