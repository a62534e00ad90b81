/** What changed, pushed to everyone who looks: one frame a second a topic, the latest wins. */
@NullMarked
package io.tajmi.api.live;

import org.jspecify.annotations.NullMarked;
