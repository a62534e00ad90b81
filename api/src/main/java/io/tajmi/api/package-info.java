/** The wiring of the HTTP side: settings, pages, routes and their description. */
@NullMarked
package io.tajmi.api;

import org.jspecify.annotations.NullMarked;
