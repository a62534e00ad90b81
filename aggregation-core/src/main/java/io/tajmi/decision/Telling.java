package io.tajmi.decision;

import io.tajmi.decision.ContestAct.ContestAnnulled;
import io.tajmi.decision.ContestAct.Left;
import io.tajmi.decision.ContestAct.SeatsVacant;
import io.tajmi.decision.ContestAct.VotesAnnulled;
import io.tajmi.decision.Outcome.Margin;
import io.tajmi.decision.Outcome.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of an explanation that all rules have in common. */
final class Telling {
  private final Poll poll;
  private final ContestTerms terms;
  private final Story story;

  Telling(Poll poll, Story story) {
    this.poll = poll;
    this.terms = poll.terms;
    this.story = story;
  }

  void tellCounts(Counts counts) {
    story.tell(
        Sentence.COUNTED,
        Figure.of(counts.in(BranchCount.State.COUNTED)),
        Figure.of(counts.branches().size()),
        Figure.of(poll.uncertainty.branches()));
  }

  void tellActs(List<ContestAct> acts, Counts counts) {
    List<Citation> annulment = Citation.ofAnnulment(terms);
    for (ContestAct act : acts) {
      switch (act) {
        case Left left -> story.tell(Sentence.LEFT, Figure.of(left.candidate()));
        case VotesAnnulled votes when votes.branches() == null ->
            story.tell(Sentence.VOTES_ANNULLED_EVERYWHERE, annulment, Figure.of(votes.candidate()));
        case VotesAnnulled votes ->
            story.tell(
                Sentence.VOTES_ANNULLED,
                annulment,
                Figure.of(votes.candidate()),
                Figure.of(counts.branches().stream().filter(it -> votes.at(it.branch())).count()));
        case SeatsVacant vacant -> story.tell(Sentence.SEATS_VACANT, Figure.of(vacant.seats()));
        case ContestAnnulled _ -> {}
      }
    }
    for (SameNames.Waiting waiting : poll.waiting) {
      story.tell(
          Sentence.SAME_NAME_WAITING,
          Citation.ofSameNames(terms),
          Figure.of(waiting.branch()),
          Figure.of(waiting.votes()),
          Figure.of(terms.codes(waiting.candidates())));
    }
  }

  void tellResult(Result result) {
    if (!result.elected().isEmpty()) {
      story.tell(Sentence.ELECTED, Citation.ofWinning(terms), Figure.of(result.elected()));
    }
    if (!result.alternateMembers().isEmpty()) {
      story.tell(Sentence.ALTERNATES, Figure.of(result.alternateMembers()));
    }
    for (Place tie : result.ties()) {
      switch (tie) {
        case Place.LotNeeded lot -> story.tell(Sentence.LOT_NEEDED, Figure.of(lot.tied()));
        case Place.BodyDecides body -> story.tell(Sentence.BODY_DECIDES, Figure.of(body.tied()));
        case Place.Filled _, Place.Vacant _, Place.AwaitsBody _, Place.ToRunOff _ -> {}
      }
    }
    for (Lot lot : poll.settling.lots()) {
      story.tell(Sentence.LOT_DRAWN, Figure.of(lot.drawn()));
    }
  }

  void tellCertainty(State state, @Nullable Margin margin) {
    Uncertainty uncertain = poll.uncertainty;
    switch (state) {
      case DECIDED -> story.tell(Sentence.DECIDED);
      case OPEN -> {
        if (uncertain.papersUnknown() > 0) {
          story.tell(Sentence.PAPERS_UNKNOWN, Figure.of(uncertain.papersUnknown()));
        } else {
          story.tell(
              Sentence.OPEN, Figure.of(uncertain.branches()), Figure.of(uncertain.ballots()));
        }
      }
      case LOT, BODY -> {}
    }
    if (margin != null && margin.branches() != null) {
      story.tell(Sentence.MARGIN, Figure.of(margin.ballots()), Figure.of(margin.branches()));
    } else if (margin != null && uncertain.papersUnknown() == 0) {
      story.tell(
          Sentence.MARGIN_BEYOND, Figure.of(margin.ballots()), Figure.of(uncertain.ballots()));
    }
  }
}
