package io.tajmi.eventlog.codec;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.line.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry with its payload read: what a fold takes in, from the live stream and from the direct
 * reader alike.
 *
 * @param type frozen name and revision as stored, such as {@code branch.tally-recorded/1}
 * @param stream null, and {@code seq} -1, for an entry that is no aggregate's
 * @param contest {@code election:contest}, or null
 * @param time of acceptance, to the microsecond
 * @param events what upcasters made of the payload, mostly one; an {@link Unreadable} where it
 *     could not be read
 */
public record DecodedEntry(
    LogPosition position,
    String type,
    @Nullable String stream,
    long seq,
    @Nullable String contest,
    Instant time,
    Map<String, String> meta,
    List<Object> events) {

  /**
   * Stands for a payload that this program cannot read: aggregates throw on it, folds mark its
   * branch incomplete.
   */
  public record Unreadable(String type, String reason) {

    /** Of a type that names no event of this program, or of a sealed part that is not there. */
    public static Unreadable ofUnknown(String type) {
      return new Unreadable(
          type,
          type.equals(Entry.WITHHELD)
              ? "its sealed part is withheld or erased"
              : "this program knows no event of that name");
    }
  }
}
