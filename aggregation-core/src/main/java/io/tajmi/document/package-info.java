/** What comes from outside, read strictly: fields, envelopes, authority, and how it is refused. */
@NullMarked
package io.tajmi.document;

import org.jspecify.annotations.NullMarked;
