package io.tajmi.decision.explanation;

import io.tajmi.decision.terms.ContestAct.Warrant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step of an explanation.
 *
 * @param figures in the order of the places in the sentence
 * @param by on whose word the act is that it tells of; null where it tells of none
 */
public record Step(
    Sentence sentence, List<Figure> figures, List<Citation> citations, @Nullable Warrant by) {
  /** A step that tells of no act. */
  public Step(Sentence sentence, List<Figure> figures, List<Citation> citations) {
    this(sentence, figures, citations, null);
  }

  /** Takes copies. */
  public Step {
    figures = List.copyOf(figures);
    citations = List.copyOf(citations);
  }

  /** The sentence in Persian, with codes as they are. */
  public String fa() {
    return fa(UnaryOperator.identity());
  }

  /** The sentence in English, with codes as they are. */
  public String en() {
    return en(UnaryOperator.identity());
  }

  /**
   * The sentence in Persian.
   *
   * @param naming what a code of a candidate, group or branch is called
   */
  public String fa(UnaryOperator<String> naming) {
    return Wording.PERSIAN.say(this, naming);
  }

  /**
   * The sentence in English.
   *
   * @param naming what a code of a candidate, group or branch is called
   */
  public String en(UnaryOperator<String> naming) {
    return Wording.ENGLISH.say(this, naming);
  }
}
