package io.tajmi.decision;

import java.util.List;

/**
 * One step of an explanation.
 *
 * @param figures in the order of the places in the sentence
 */
public record Step(Sentence sentence, List<Figure> figures, List<Citation> citations) {
  /** Takes copies. */
  public Step {
    figures = List.copyOf(figures);
    citations = List.copyOf(citations);
  }

  /** The sentence in Persian. */
  public String fa() {
    return Wording.PERSIAN.say(this);
  }

  /** The sentence in English. */
  public String en() {
    return Wording.ENGLISH.say(this);
  }
}
