package io.tajmi.eventlog;

/**
 * Proof to a sender that its act is durable.
 *
 * @param position of the act's first entry
 * @param last position of the act's last entry
 * @param leafHash of the entry at {@code position}, 64 hex digits
 * @param repeat whether this envelope had been accepted before, so that nothing was written now
 */
public record Receipt(LogPosition position, LogPosition last, String leafHash, boolean repeat) {}
