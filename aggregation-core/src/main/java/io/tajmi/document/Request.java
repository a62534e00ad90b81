package io.tajmi.document;

import io.tajmi.eventlog.Act;

/**
 * What a document asks for.
 *
 * @param command to be sent to the aggregate
 * @param envelope that the document came in, with the hash of what it says
 */
public record Request<C>(C command, Act.Envelope envelope) {}
