package io.tajmi.eventlog;

/**
 * Position 0 of every founded log.
 *
 * @param origin names the log for ever, as a checkpoint's first line does
 * @param format of commits and entries
 * @param hash the tree's hash function
 */
public record LogCreated(String origin, int format, String hash, LogKind kind) {}
