@NullMarked
package io.tajmi.api.text;

import org.jspecify.annotations.NullMarked;
