/** What a review carries from step to step: chosen boxes and areas, the hour, and what is asked. */
@NullMarked
package io.tajmi.api.page.review;

import org.jspecify.annotations.NullMarked;
