/** A definition on record: its parts, their seal, and how they are read again. */
@NullMarked
package io.tajmi.election.record;

import org.jspecify.annotations.NullMarked;
