package io.tajmi.contest;

import io.tajmi.eventlog.Act;

/** What a document asks for: the command, and the envelope it came in. */
public record ContestActRequest(ContestActCommand command, Act.Envelope envelope) {}
