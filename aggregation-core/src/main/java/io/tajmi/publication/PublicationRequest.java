package io.tajmi.publication;

import io.tajmi.eventlog.Act;

/** What a document asks for: the command, and the envelope it came in. */
public record PublicationRequest(PublicationCommand command, Act.Envelope envelope) {}
