@NullMarked
package io.tajmi.query;

import org.jspecify.annotations.NullMarked;
