package io.tajmi.election;

import org.jspecify.annotations.Nullable;

/**
 * One area of the territory; {@code electorate} is null where it is not stated, {@code parent} at
 * the root only.
 */
public record Area(
    AreaCode code,
    @Nullable AreaCode parent,
    AreaLevel level,
    Name name,
    @Nullable Long electorate) {}
