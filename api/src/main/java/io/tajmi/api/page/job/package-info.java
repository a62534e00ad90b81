/** The page of a job, which waits for a long answer. */
@NullMarked
package io.tajmi.api.page.job;

import org.jspecify.annotations.NullMarked;
