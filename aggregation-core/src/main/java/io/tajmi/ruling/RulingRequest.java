package io.tajmi.ruling;

import io.tajmi.eventlog.Act;

/** What a ruling's document asks for: the command, and the envelope it came in. */
public record RulingRequest(RulingCommand.IssueRuling command, Act.Envelope envelope) {}
