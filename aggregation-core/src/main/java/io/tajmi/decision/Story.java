package io.tajmi.decision;

import java.util.ArrayList;
import java.util.List;

/** The steps of an explanation, as they are told. */
final class Story {
  private final List<Step> steps = new ArrayList<>();

  void tell(Sentence sentence, List<Citation> citations, Figure... figures) {
    steps.add(new Step(sentence, List.of(figures), citations));
  }

  void tell(Sentence sentence, Figure... figures) {
    tell(sentence, List.of(), figures);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }
}
