/** What a job says of itself. */
@NullMarked
package io.tajmi.api.job;

import org.jspecify.annotations.NullMarked;
