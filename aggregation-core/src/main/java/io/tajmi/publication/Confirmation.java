package io.tajmi.publication;

/**
 * That supervision confirmed a release.
 *
 * @param office of supervision
 * @param document its number
 */
public record Confirmation(String office, String document) {}
