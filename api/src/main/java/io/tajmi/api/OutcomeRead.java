package io.tajmi.api;

/** What a count comes to, as much of it as whoever asks may read. */
public sealed interface OutcomeRead permits OutcomeAnswer, PublicOutcomeAnswer {}
