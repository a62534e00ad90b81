package io.tajmi.election;

/**
 * A name in both languages, NFC, with Persian yeh and keheh; either may be empty where the package
 * leaves it so.
 */
public record Name(String fa, String en) {}
