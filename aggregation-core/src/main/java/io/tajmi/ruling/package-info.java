/** Rulings of competent bodies, and their enforcement at the branches they name. */
@NullMarked
package io.tajmi.ruling;

import org.jspecify.annotations.NullMarked;
