package io.tajmi.eventlog;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, in which envelope it came and from what it follows: what an entry's {@code
 * meta} says beside the fact. Keys that are not known here have room in it, such as signatures over
 * the sender's bytes.
 *
 * @param actor an opaque id, never a name
 * @param envelope null for acts that no outside document asked for
 * @param causedBy the act that this one follows from; null where it follows from none
 */
public record Act(String actor, @Nullable Envelope envelope, @Nullable Cause causedBy) {

  /**
   * The idempotency key of an act: unique in an election, with the hash of its normalised content.
   */
  public record Envelope(String election, String id, String content) {}

  /**
   * What an act of the node follows from: an act that came in an envelope, which is unique in its
   * election. Whoever supposes that the one was never done drops the other with it.
   */
  public record Cause(String election, String envelope) {

    /** {@code election/envelope}; neither has a slash. */
    @Override
    public String toString() {
      return election + "/" + envelope;
    }
  }

  /** An act of an actor, from an envelope. */
  public static Act of(String actor, Envelope envelope) {
    return new Act(actor, envelope, null);
  }

  /** The act as the strings of {@code meta}, sorted by key. */
  public Map<String, String> toMeta() {
    Map<String, String> meta = new TreeMap<>();
    meta.put("actor", actor);
    if (causedBy != null) {
      meta.put("causedBy", causedBy.toString());
    }
    if (envelope != null) {
      meta.put("content", envelope.content());
      meta.put("election", envelope.election());
      meta.put("envelope", envelope.id());
    }
    return meta;
  }
}
