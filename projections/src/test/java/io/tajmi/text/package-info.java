@NullMarked
package io.tajmi.text;

import org.jspecify.annotations.NullMarked;
