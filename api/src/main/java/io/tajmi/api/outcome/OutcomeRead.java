package io.tajmi.api.outcome;

/** What a count comes to, as much of it as whoever asks may read. */
sealed interface OutcomeRead permits OutcomeAnswer, PublicOutcomeAnswer {}
