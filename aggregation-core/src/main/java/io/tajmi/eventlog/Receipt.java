package io.tajmi.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * Proof to a sender that its act is durable.
 *
 * @param position of the act's first entry
 * @param last position of the act's last entry
 * @param leafHash of the entry at {@code position}, 64 hex digits
 * @param repeat whether this envelope had been accepted before, so that nothing was written now
 * @param envelope that the act came in; null where it came in none
 * @param event the act's first, as it was written now; null of a repeat, whose event is in the log
 */
public record Receipt(
    LogPosition position,
    LogPosition last,
    String leafHash,
    boolean repeat,
    @Nullable String envelope,
    @Nullable Object event) {}
