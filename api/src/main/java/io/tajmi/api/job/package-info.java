/** Long answers over HTTP: who asks waits a moment, then follows a job. */
@NullMarked
package io.tajmi.api.job;

import org.jspecify.annotations.NullMarked;
