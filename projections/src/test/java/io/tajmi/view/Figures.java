package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.Progress;
import io.tajmi.count.Reconciliation;
import java.util.Map;
import java.util.TreeMap;

/** A product's total in the names of a fold on paper; zeros are left out. */
public final class Figures {
  private Figures() {}

  /** Of one total. */
  public static Map<String, Long> of(AreaTotal total) {
    Map<String, Long> figures = new TreeMap<>();
    Progress progress = total.progress();
    figures.put("branches.expected", progress.expected());
    figures.put("branches.received", progress.received());
    figures.put("branches.counted", progress.counted());
    figures.put("branches.heldBack", progress.heldBack());
    figures.put("branches.annulled", progress.annulled());
    figures.put("branches.noTally", progress.noTally());
    figures.put("branches.outstanding", progress.outstanding());
    figures.put("branches.incomplete", progress.incomplete());
    for (BallotField field : BallotField.values()) {
      figures.put(field.key(), total.sum(field));
      figures.put(field.key() + ".n", total.stating(field));
    }
    figures.put("allTaken", total.taken());
    figures.put("ambiguous", total.ambiguous());
    figures.put("lists.n", total.statingLists());
    for (int i = 0; i < total.candidates(); i++) {
      figures.put("votes." + i, total.votes(i));
    }
    for (int i = 0; i < total.lists(); i++) {
      figures.put("lists." + i, total.listVotes(i));
    }
    Reconciliation r = total.reconciliation();
    put(figures, "A1", r.papers());
    put(figures, "A4", r.box());
    put(figures, "A5", r.counted());
    figures.put("A2.n", r.surplus().n());
    figures.put("A2.surplus", r.surplus().surplus());
    figures.put("A2.notTaken", r.surplus().notTaken());
    figures.put("A2.with", r.surplus().withSurplus());
    figures.put("A2.notCovered", r.surplus().notCovered());
    figures.put("A3.n", r.carriedAway().n());
    figures.put("A3.papers", r.carriedAway().papers());
    figures.values().removeIf(value -> value == 0);
    return figures;
  }

  private static void put(
      Map<String, Long> figures, String name, Reconciliation.Equation equation) {
    figures.put(name + ".n", equation.n());
    figures.put(name + ".left", equation.left());
    figures.put(name + ".right", equation.right());
  }
}
