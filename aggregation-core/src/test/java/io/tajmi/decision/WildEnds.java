package io.tajmi.decision;

import io.tajmi.decision.plain.PlainCount;
import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that the counted and the uncertain branches of a case may add up to. */
final class WildEnds {
  private WildEnds() {}

  /** With every way of every branch that is uncertain. */
  static Set<PlainSums> of(WildCase it) {
    Set<PlainSums> ends = counted(it);
    for (WildBranch branch : it.branches()) {
      if (branch.state() == State.UNCERTAIN) {
        ends = and(ends, it.plain().fillings(branch.branch(), (int) branch.papers()));
      }
    }
    return ends;
  }

  /** What counts, with one more branch that acts reach as they reach an uncertain one, if any. */
  static Set<PlainSums> withOneMore(WildCase it, int papers) {
    List<String> like =
        it.branches().stream()
            .filter(branch -> branch.state() == State.UNCERTAIN)
            .map(WildBranch::branch)
            .toList();
    Set<PlainSums> all = new LinkedHashSet<>();
    for (String branch : like.isEmpty() ? List.of("one more") : like) {
      all.addAll(and(counted(it), it.plain().fillings(branch, papers)));
    }
    return all;
  }

  /** The counted branches but for one, which may have been anything. */
  static Set<PlainSums> without(WildCase it, WildBranch one) {
    List<WildBranch> others = new ArrayList<>(it.branches());
    others.remove(one);
    WildCase less = new WildCase(it.terms(), others, it.acts(), it.lots());
    return and(counted(less), it.plain().fillings(one.branch(), (int) one.papers()));
  }

  /** By whatever lots are drawn for the votes of one name. */
  private static Set<PlainSums> counted(WildCase it) {
    Set<PlainSums> sums = new LinkedHashSet<>();
    for (WildCase drawn : oneNameDrawn(it)) {
      sums.add(drawn.plain().sums(drawn.counts()));
    }
    return sums;
  }

  private static List<WildCase> oneNameDrawn(WildCase it) {
    PlainCount plain = it.plain();
    List<PlainSums.Waiting> waiting = plain.sums(it.counts()).waiting();
    if (waiting.isEmpty()) {
      return List.of(it);
    }
    PlainSums.Waiting first = waiting.getFirst();
    List<WildCase> all = new ArrayList<>();
    for (List<String> order : orders(it.terms().codes(first.among()))) {
      Lot lot = Lot.byHand(Matter.SAME_NAME, order, List.of()).at(first.branch());
      all.addAll(oneNameDrawn(it.with(lot)));
    }
    return all;
  }

  /** Every order of a few. */
  static List<List<String>> orders(List<String> some) {
    if (some.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : some) {
      List<String> rest = new ArrayList<>(some);
      rest.remove(first);
      for (List<String> order : orders(rest)) {
        List<String> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }

  private static Set<PlainSums> and(Set<PlainSums> ends, List<PlainSums> ways) {
    Set<PlainSums> all = new LinkedHashSet<>();
    for (PlainSums end : ends) {
      for (PlainSums way : ways) {
        all.add(end.plus(way));
      }
    }
    return all;
  }
}
