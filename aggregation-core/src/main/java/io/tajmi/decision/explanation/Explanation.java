package io.tajmi.decision.explanation;

import io.tajmi.decision.terms.ContestAct.Warrant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of an explanation, as they are told. */
public final class Explanation {
  private final List<Step> steps = new ArrayList<>();

  public void tell(Sentence sentence, List<Citation> citations, Figure... figures) {
    steps.add(new Step(sentence, List.of(figures), citations));
  }

  /** An act, and on whose word it is. */
  public void tell(
      Sentence sentence, List<Citation> citations, @Nullable Warrant by, Figure... figures) {
    steps.add(new Step(sentence, List.of(figures), citations, by));
  }

  public void add(List<Step> more) {
    steps.addAll(more);
  }

  public void tell(Sentence sentence, Figure... figures) {
    tell(sentence, List.of(), figures);
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }
}
