package io.tajmi.eventlog;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who does something, and in which envelope it came: what an entry's {@code meta} says beside the
 * fact.
 *
 * @param actor an opaque id, never a name
 * @param envelope null for acts that no outside document asked for
 * @param causedBy the envelope or ruling that this act follows from
 */
public record Act(String actor, @Nullable Envelope envelope, @Nullable String causedBy) {

  /**
   * The idempotency key of an act: unique in an election, with the hash of its normalised content.
   */
  public record Envelope(String election, String id, String content) {}

  /** An act of an actor, from an envelope. */
  public static Act of(String actor, Envelope envelope) {
    return new Act(actor, envelope, null);
  }

  /** The act as the strings of {@code meta}, sorted by key. */
  public Map<String, String> toMeta() {
    Map<String, String> meta = new TreeMap<>();
    meta.put("actor", actor);
    if (causedBy != null) {
      meta.put("causedBy", causedBy);
    }
    if (envelope != null) {
      meta.put("content", envelope.content());
      meta.put("election", envelope.election());
      meta.put("envelope", envelope.id());
    }
    return meta;
  }
}
