package io.tajmi.eventlog;

import java.util.List;

/**
 * A command that may be carried out where its conditions hold.
 *
 * @param conditions what the decision to send it rests on, beside the stream that it goes to
 */
public record Decided(Object command, List<Condition> conditions) {

  /** Takes a copy of the conditions. */
  public Decided {
    conditions = List.copyOf(conditions);
  }

  /** One that rests on nothing else. */
  public static Decided freely(Object command) {
    return new Decided(command, List.of());
  }

  /** Decides on what the log says now; asked again where the log has moved on meanwhile. */
  @FunctionalInterface
  public interface Deciding {
    /** The command to carry out; it throws where there is none. */
    Decided now();
  }
}
