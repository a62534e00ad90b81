package io.tajmi.api.access.account;

import io.tajmi.election.AreaCode;
import org.jspecify.annotations.Nullable;

/** A role in an area and all below it; null is everywhere. */
public record Grant(Role role, @Nullable AreaCode area) {}
