@NullMarked
package io.tajmi.api.live;

import org.jspecify.annotations.NullMarked;
