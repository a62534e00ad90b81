package io.tajmi.ops.history;

import java.util.Map;
import java.util.Set;

/** What one minute's quantities put into the sums, by the identities of the paper. */
final class PlainPaper {
  private PlainPaper() {}

  static void add(Map<String, Long> sums, Map<String, Long> on) {
    on.forEach((key, n) -> {
      PlainFold.add(sums, key, n);
      PlainFold.add(sums, key + ".n", 1);
    });
    PlainFold.add(
        sums,
        "allTaken",
        on.containsKey("taken") ? of(on, "taken") : of(on, "valid") + of(on, "invalidTaken"));
    if (on.keySet().containsAll(Set.of("received", "used", "spoiled", "remaining"))) {
      long right = of(on, "used") + of(on, "spoiled") + of(on, "remaining");
      equation(sums, "A1", of(on, "received"), right);
    }
    if (on.containsKey("used") && on.containsKey("inBox")) {
      box(sums, on, of(on, "inBox") - of(on, "used"));
    }
    boolean box = on.containsKey("inBox") && on.containsKey("invalidNotTaken");
    long inBoxLess = of(on, "inBox") - of(on, "invalidNotTaken");
    if (on.containsKey("taken") && box) {
      equation(sums, "A4", of(on, "taken"), inBoxLess);
    }
    if (on.keySet().containsAll(Set.of("valid", "invalidTaken"))) {
      long right = of(on, "valid") + of(on, "invalidTaken");
      if (on.containsKey("taken")) {
        equation(sums, "A5", of(on, "taken"), right);
      } else if (box) {
        equation(sums, "A5", inBoxLess, right);
      }
    }
  }

  private static void box(Map<String, Long> sums, Map<String, Long> on, long more) {
    PlainFold.add(sums, "A3.n", 1);
    PlainFold.add(sums, "A3.papers", more < 0 ? -more : 0);
    if (on.containsKey("invalidNotTaken")) {
      PlainFold.add(sums, "A2.n", 1);
      PlainFold.add(sums, "A2.surplus", more > 0 ? more : 0);
      PlainFold.add(sums, "A2.notTaken", of(on, "invalidNotTaken"));
      PlainFold.add(sums, "A2.with", more > 0 ? 1 : 0);
      PlainFold.add(sums, "A2.notCovered", of(on, "invalidNotTaken") < more ? 1 : 0);
    }
  }

  private static void equation(Map<String, Long> sums, String name, long left, long right) {
    PlainFold.add(sums, name + ".n", 1);
    PlainFold.add(sums, name + ".left", left);
    PlainFold.add(sums, name + ".right", right);
  }

  private static long of(Map<String, Long> on, String key) {
    return on.getOrDefault(key, 0L);
  }
}
