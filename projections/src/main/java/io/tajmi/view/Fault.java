package io.tajmi.view;

/**
 * An entry of no branch that could not be applied.
 *
 * @param position of the entry
 * @param reason in one sentence, for people
 */
public record Fault(long position, String reason) {}
