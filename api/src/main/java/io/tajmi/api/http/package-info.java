/** Requests and answers as such: bodies within limits, problems, pages of lists. */
@NullMarked
package io.tajmi.api.http;

import org.jspecify.annotations.NullMarked;
