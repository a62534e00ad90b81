package io.tajmi.election;

import org.jspecify.annotations.Nullable;

/**
 * One branch; it hangs on an area of any level; {@code electorate} is null where it is not stated.
 */
public record Branch(
    BranchCode code, AreaCode area, BranchKind kind, String name, @Nullable Long electorate) {}
