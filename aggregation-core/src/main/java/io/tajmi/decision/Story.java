package io.tajmi.decision;

import io.tajmi.decision.ContestAct.Warrant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of an explanation, as they are told. */
final class Story {
  private final List<Step> steps = new ArrayList<>();

  void tell(Sentence sentence, List<Citation> citations, Figure... figures) {
    steps.add(new Step(sentence, List.of(figures), citations));
  }

  /** An act, and on whose word it is. */
  void tell(Sentence sentence, List<Citation> citations, @Nullable Warrant by, Figure... figures) {
    steps.add(new Step(sentence, List.of(figures), citations, by));
  }

  void add(List<Step> more) {
    steps.addAll(more);
  }

  void tell(Sentence sentence, Figure... figures) {
    tell(sentence, List.of(), figures);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }
}
