package io.tajmi.branch;

import io.tajmi.eventlog.Act;

/** What a document asks for, ready to be sent: the command, and the envelope it came in. */
public record BranchRequest(BranchTallyCommand command, Act.Envelope envelope) {}
