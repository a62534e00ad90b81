/** Addresses of pages, and how links keep the moment that is read. */
@NullMarked
package io.tajmi.api.page.address;

import org.jspecify.annotations.NullMarked;
