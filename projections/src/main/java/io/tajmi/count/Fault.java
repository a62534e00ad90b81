package io.tajmi.count;

/**
 * An entry that could not be applied.
 *
 * @param position of the entry
 * @param reason in one sentence; a help to people, no part of the content
 */
public record Fault(long position, String reason) {}
