package io.tajmi.ops.node;

import io.tajmi.document.Rejection;
import io.tajmi.election.record.ElectionAlreadySealed;
import io.tajmi.eventlog.Decided;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** An act that comes at the same time as another one; it may be refused. */
@FunctionalInterface
interface Rival {

  /** Does it, deciding in this way. */
  void act(UnaryOperator<Decided.Deciding> way);

  /** Whether it was accepted. */
  default boolean accepted(UnaryOperator<Decided.Deciding> way) {
    try {
      act(way);
      return true;
    } catch (Rejection | ElectionAlreadySealed refused) {
      return false;
    }
  }

  /** As it is decided, with something else in between the first time, before it is written. */
  static UnaryOperator<Decided.Deciding> with(Runnable between) {
    return deciding -> {
      AtomicBoolean met = new AtomicBoolean();
      return () -> {
        try {
          return deciding.now();
        } finally {
          if (met.compareAndSet(false, true)) {
            between.run();
          }
        }
      };
    };
  }

  /** The mutant: decided once, and written whatever has come in between. */
  static UnaryOperator<Decided.Deciding> withoutConditions(UnaryOperator<Decided.Deciding> way) {
    return deciding -> {
      Decided.Deciding first = way.apply(deciding);
      List<Decided> once = new ArrayList<>();
      return () -> {
        if (once.isEmpty()) {
          once.add(Decided.freely(first.now().command()));
        }
        return once.getFirst();
      };
    };
  }
}
