package io.tajmi.replay.difference;

import io.tajmi.decision.Outcome;
import io.tajmi.fold.ContestCourse;
import io.tajmi.fold.ContestStep;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome in two states of a contest; for readers of outcomes. Two outcomes are the same where
 * they give the same places to the same candidates, and where nothing or something can still
 * change.
 *
 * @param same whether both are
 * @param since position of the first entry from which on the outcome was the same as in the second
 *     state; null where it was all along, where it is so by what is supposed, or is not known
 * @param notBefore entries before this position were not looked at; null where all were
 */
public record OutcomeDifference(
    Outcome before, Outcome after, boolean same, @Nullable Long since, @Nullable Long notBefore) {

  /**
   * Decides both states, and goes back from the second until the outcome is another.
   *
   * @param decider by the ordinary rules or, on a fork, by others
   * @param stepsMax so many entries are looked at, each at the price of a decision; at least one
   */
  public static OutcomeDifference of(
      Span span, Function<ContestView, Outcome> decider, int stepsMax) {
    Outcome before = decider.apply(span.before());
    Outcome after = decider.apply(span.after());
    Span log = span.recorded();
    if (span.supposes() && !isSame(decider.apply(log.after()), after)) {
      return new OutcomeDifference(before, after, isSame(before, after), null, null);
    }
    Outcome start = span.supposes() ? decider.apply(log.before()) : before;
    List<ContestStep> steps = log.steps().stream().filter(OutcomeDifference::decides).toList();
    int first = Math.max(0, steps.size() - stepsMax);
    List<ContestView> views = views(log.before(), steps, first);
    Long since = null;
    for (int i = steps.size() - 1; i >= first && since == null; i--) {
      Outcome earlier = i == 0 ? start : decider.apply(views.get(i - first));
      since = isSame(earlier, after) ? null : Long.valueOf(steps.get(i).position());
    }
    Long notBefore = since == null && first > 0 ? Long.valueOf(steps.get(first).position()) : null;
    return new OutcomeDifference(before, after, isSame(before, after), since, notBefore);
  }

  /** The views before each step from one on. */
  private static List<ContestView> views(ContestView before, List<ContestStep> steps, int first) {
    List<ContestView> views = new ArrayList<>();
    ContestView view = ContestCourse.after(before, steps.subList(0, first));
    for (ContestStep step : steps.subList(first, steps.size())) {
      views.add(view);
      view = ContestCourse.after(view, List.of(step));
    }
    return views;
  }

  private static boolean decides(ContestStep step) {
    return !(step instanceof ContestStep.OfContest it && it.publishes());
  }

  /** Whether two outcomes are of the same legal effect. */
  public static boolean isSame(Outcome one, Outcome other) {
    return one.state() == other.state() && one.counted().legal().equals(other.counted().legal());
  }

  /** From the second state to the first. */
  public OutcomeDifference reversed() {
    return new OutcomeDifference(after, before, same, since, notBefore);
  }
}
