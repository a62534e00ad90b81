package io.tajmi.decision;

import io.tajmi.decision.Outcome.Margin;
import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.explanation.Citation;
import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.poll.SameNames;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Uncertainty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of an explanation that all rules have in common. */
final class CommonSteps {
  private final Poll poll;
  private final ContestTerms terms;
  private final Explanation story;

  CommonSteps(Poll poll, Explanation story) {
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
        case Left left -> tellLeft(left);
        case VotesAnnulled votes when votes.branches() == null ->
            story.tell(
                Sentence.VOTES_ANNULLED_EVERYWHERE,
                annulment,
                act.by(),
                Figure.of(votes.candidate()),
                go(votes.ballotsGo()));
        case VotesAnnulled votes ->
            story.tell(
                Sentence.VOTES_ANNULLED,
                annulment,
                act.by(),
                Figure.of(votes.candidate()),
                Figure.of(counts.branches().stream().filter(it -> votes.at(it.branch())).count()),
                go(votes.ballotsGo()));
        case SeatsVacant vacant -> tellVacant(vacant);
        case ContestAnnulled _ -> story.tell(Sentence.CONTEST_ANNULLED, annulment, act.by());
      }
    }
    story.add(poll.contradictions);
  }

  private static Figure go(BallotsGo where) {
    return switch (where) {
      case INVALID_TAKEN ->
          new Figure.Words(
              "برگ‌های رأی آن باطلهٔ مأخوذه می‌شوند", "their ballots become invalid, taken");
      case INVALID_NOT_TAKEN ->
          new Figure.Words(
              "برگ‌های رأی آن باطلهٔ غیرمأخوذه می‌شوند", "their ballots become invalid, not taken");
      case STAY_VALID ->
          new Figure.Words("برگ‌های رأی آن صحیح می‌مانند", "their ballots stay valid");
    };
  }

  private void tellLeft(Left left) {
    tell(gone(left.why()), left, Figure.of(left.candidate()));
    Sentence seat =
        switch (poll.departures.of(terms.ordinal(left.candidate()))) {
          case ALTERNATE -> Sentence.SEAT_ALTERNATE;
          case NEXT -> Sentence.SEAT_NEXT;
          case RUN_OFF -> Sentence.SEAT_RUN_OFF;
          case VACANT -> Sentence.SEAT_STAYS_EMPTY;
          case BODY, OUT, STANDS -> null;
        };
    if (seat != null) {
      story.tell(seat, Figure.of(left.candidate()));
    }
  }

  private static Sentence gone(Why why) {
    return switch (why) {
      case WITHDREW -> Sentence.WITHDREW;
      case DIED -> Sentence.DIED;
      case DISQUALIFIED -> Sentence.DISQUALIFIED;
    };
  }

  private void tell(Sentence sentence, ContestAct act, Figure... figures) {
    story.tell(sentence, List.of(), act.by(), figures);
  }

  private void tellVacant(SeatsVacant vacant) {
    Which which = vacant.which();
    switch (which) {
      case Which.Of some ->
          some.candidates().forEach(it -> tell(Sentence.SEATS_VACANT_OF, vacant, Figure.of(it)));
      case Which.Last _ -> tell(Sentence.SEATS_VACANT_LAST, vacant, Figure.of(vacant.seats()));
      case null -> tell(Sentence.SEATS_VACANT_UNNAMED, vacant, Figure.of(vacant.seats()));
    }
  }

  /** How votes of one name were divided. */
  void tellNames() {
    List<Citation> law = Citation.ofSameNames(terms);
    if (poll.sameNames.boxes() > 0) {
      story.tell(Sentence.SAME_NAME_DIVIDED, law, Figure.of(poll.sameNames.boxes()));
    }
    if (poll.sameNames.silent() > 0) {
      story.tell(Sentence.SAME_NAME_SILENT, Figure.of(poll.sameNames.silent()));
    }
    for (SameNames.Waiting waiting : poll.waiting) {
      story.tell(
          Sentence.SAME_NAME_WAITING,
          law,
          Figure.of(waiting.branch()),
          Figure.of(waiting.votes()),
          Figure.of(terms.codes(waiting.candidates())));
    }
  }

  /** What options got that take no place. */
  void tellOptions() {
    for (int c = 0; c < poll.votes.length; c++) {
      if (!terms.entrants().get(c).takesPlace()) {
        story.tell(Sentence.OPTION, Figure.of(terms.code(c)), Figure.of(poll.votes[c]));
      }
    }
  }

  void tellResult(Result result) {
    if (!result.elected().isEmpty()) {
      story.tell(Sentence.ELECTED, Citation.ofWinning(terms), Figure.of(result.elected()));
    }
    result.seats().stream().distinct().forEach(this::tellSeat);
    long empty =
        result.seats().stream()
            .filter(new Place.Vacant(Place.Empty.NO_CANDIDATE, null)::equals)
            .count();
    if (empty > 0) {
      story.tell(Sentence.SEATS_EMPTY_NO_CANDIDATE, Figure.of(empty));
    }
    if (!result.alternateMembers().isEmpty()) {
      story.tell(Sentence.ALTERNATES, Figure.of(result.alternateMembers()));
    }
    if (result.unnamedVacant() > 0) {
      story.tell(Sentence.EMPTY_SEATS_AWAIT_BODY, Figure.of(result.unnamedVacant()));
    }
    for (Place tie : result.ties()) {
      tellTie(tie);
    }
    for (Lot lot : poll.settling.lots()) {
      story.tell(Sentence.LOT_DRAWN, Figure.of(lot.drawn()));
    }
  }

  private void tellSeat(Place seat) {
    if (seat instanceof Place.AwaitsBody awaits && awaits.candidate() != null) {
      story.tell(Sentence.SEAT_AWAITS_BODY, Figure.of(awaits.candidate()));
    } else if (seat instanceof Place.Vacant vacant
        && vacant.why() == Place.Empty.WINNER_LEFT
        && vacant.candidate() != null) {
      story.tell(Sentence.SEAT_VACANT, Figure.of(vacant.candidate()));
    }
  }

  private void tellTie(Place tie) {
    switch (tie) {
      case Place.LotNeeded lot ->
          story.tell(
              isOfGroups(lot.tied()) ? Sentence.GROUP_LOT_NEEDED : Sentence.LOT_NEEDED,
              Figure.of(lot.tied()));
      case Place.BodyDecides body ->
          story.tell(
              isOfGroups(body.tied()) ? Sentence.GROUP_BODY_DECIDES : Sentence.BODY_DECIDES,
              Figure.of(body.tied()));
      case Place.Filled _, Place.Vacant _, Place.AwaitsBody _, Place.ToRunOff _ -> {}
    }
  }

  /** Codes have no colon. */
  private static boolean isOfGroups(List<String> tied) {
    return tied.stream().anyMatch(name -> name.contains(":") || name.equals(Groups.SINGLES));
  }

  void tellCertainty(State state, @Nullable Margin margin) {
    Uncertainty uncertain = poll.uncertainty;
    switch (state) {
      case DECIDED -> story.tell(Sentence.DECIDED);
      case OPEN -> {
        if (!poll.contradictions.isEmpty()) {
          return;
        }
        if (uncertain.papersUnknown() > 0) {
          story.tell(Sentence.PAPERS_UNKNOWN, Figure.of(uncertain.papersUnknown()));
        } else {
          story.tell(
              Sentence.OPEN, Figure.of(uncertain.branches()), Figure.of(uncertain.ballots()));
        }
      }
      case LOT, BODY -> {}
    }
    if (margin != null && (margin.branches() != null || uncertain.papersUnknown() == 0)) {
      tellMargin(margin);
    }
  }

  private void tellMargin(Margin margin) {
    Integer branches = margin.branches();
    if (branches != null) {
      story.tell(Sentence.MARGIN, Figure.of(margin.ballots()), Figure.of(branches));
    } else {
      story.tell(
          Sentence.MARGIN_BEYOND,
          Figure.of(margin.ballots()),
          Figure.of(poll.uncertainty.ballots()));
    }
    if (margin.precision() == Precision.BOUND) {
      story.tell(Sentence.MARGIN_BOUND);
    }
  }
}
