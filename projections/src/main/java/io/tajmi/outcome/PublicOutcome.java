package io.tajmi.outcome;

import io.tajmi.branch.Tally;
import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.terms.Lot;
import io.tajmi.election.BranchCode;
import io.tajmi.view.ContestView;
import io.tajmi.view.PublicCount;
import io.tajmi.view.Visible;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a contest's votes became seats, as everyone may see it: the counted result and the steps to
 * it. What can still change, and by how many ballots, is not for everyone.
 *
 * <p>The contest's total is public when this is. A step that is told in votes gives more than that
 * away where the votes of some boxes alone went into it: less the total, it is the votes of exactly
 * these boxes. So no figure is told while an annulment of votes names some small boxes of a public
 * sum and not the others, or while votes of one name were divided within a small box.
 */
public final class PublicOutcome {
  /** What is told where no figure may be: acts, methods and who has which seat, no votes. */
  private static final Set<Sentence> WITHOUT_VOTES =
      EnumSet.of(
          Sentence.COUNTED,
          Sentence.PLURALITY,
          Sentence.MAJORITY,
          Sentence.OR_SHARE,
          Sentence.THRESHOLD,
          Sentence.RUN_OFF,
          Sentence.NO_SECOND_ROUND,
          Sentence.LARGEST_REMAINDER,
          Sentence.ROUND_THEN_TOP,
          Sentence.FLOOR_THEN_TOP,
          Sentence.HIGHEST_AVERAGES,
          Sentence.ORDER_AS_LISTED,
          Sentence.ORDER_UNLESS,
          Sentence.SEATS_OF_GROUP,
          Sentence.ELECTED,
          Sentence.ALTERNATES,
          Sentence.WITHDREW,
          Sentence.DIED,
          Sentence.DISQUALIFIED,
          Sentence.SEAT_ALTERNATE,
          Sentence.SEAT_NEXT,
          Sentence.SEAT_RUN_OFF,
          Sentence.SEAT_STAYS_EMPTY,
          Sentence.SEAT_VACANT,
          Sentence.VOTES_ANNULLED,
          Sentence.VOTES_ANNULLED_EVERYWHERE,
          Sentence.CONTEST_ANNULLED,
          Sentence.SEATS_VACANT_OF,
          Sentence.SEATS_VACANT_LAST,
          Sentence.SEATS_VACANT_UNNAMED);

  private PublicOutcome() {}

  /** Whether everyone may see it: the contest is released, and nothing of it is outstanding. */
  public static boolean open(ContestView view) {
    return view.publicity().released() && view.complete();
  }

  /** The steps that everyone may be told; where no figure may be, those that say no votes. */
  public static List<Step> steps(ContestView view, Outcome outcome) {
    boolean figures = figures(view);
    return outcome.steps().stream().filter(step -> told(step.sentence(), figures)).toList();
  }

  private static boolean told(Sentence sentence, boolean figures) {
    return figures ? !sentence.tellsCertainty() : WITHOUT_VOTES.contains(sentence);
  }

  /** The equalities that wait, those within a box only where its votes may be told. */
  public static List<Lot.Question> questions(ContestView view, Outcome outcome) {
    return outcome.questions().stream()
        .filter(question -> question.branch() == null || figures(view))
        .toList();
  }

  /** Whether what a small box held cannot be worked out from the figures of the steps. */
  public static boolean figures(ContestView view) {
    return !dividesSmall(view)
        && view.file().noted().stream().allMatch(noted -> figures(view, noted.fact()));
  }

  private static boolean figures(ContestView view, Fact fact) {
    if (!(fact instanceof VotesAnnulled votes) || !view.file().state().stands(votes.act())) {
      return true;
    }
    List<BranchCode> scope = view.file().state().scope(votes.act());
    return scope == null || namesWholeSums(view, Set.copyOf(scope));
  }

  /** Whether of each public sum of hidden boxes it names all or none. */
  private static boolean namesWholeSums(ContestView view, Set<BranchCode> scope) {
    Set<PublicCount.@Nullable Group> named = new HashSet<>();
    Set<PublicCount.@Nullable Group> notNamed = new HashSet<>();
    PublicCount count = view.publicCount();
    for (int branch = 0; branch < view.contest().branches().size(); branch++) {
      if (count.isHidden(branch)) {
        boolean in = scope.contains(view.contest().branches().get(branch).code());
        // Hidden boxes of no group are one sum: what is left of the contest's total.
        (in ? named : notNamed).add(count.group(branch));
      }
    }
    named.retainAll(notNamed);
    return named.isEmpty();
  }

  private static boolean dividesSmall(ContestView view) {
    PublicCount count = view.publicCount();
    int counted = 0;
    boolean divides = false;
    for (int branch = 0; branch < view.contest().branches().size(); branch++) {
      Tally tally = view.row(branch).counted();
      counted += tally == null ? 0 : 1;
      divides |= tally != null && count.isHidden(branch) && !tally.ambiguous().isEmpty();
    }
    return divides && counted > 1;
  }

  /**
   * Whether a reader may be told all that an act says. A lot within a box says between whom votes
   * of that box are divided; it is told where the tally that it was drawn for is shown.
   */
  public static boolean tells(Visible visible, Fact fact) {
    BranchCode code = fact instanceof LotDrawn lot ? lot.branch() : null;
    if (code == null) {
      return true;
    }
    int branch = visible.view().contest().ordinal(code);
    return visible.extent(branch) == Visible.Extent.ALL
        || (visible.shows(branch)
            && visible.view().row(branch).changedAt() <= ((LotDrawn) fact).position());
  }
}
