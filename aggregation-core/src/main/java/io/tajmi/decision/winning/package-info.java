/** Who wins by the votes as they are, by rounds and by groups. */
@NullMarked
package io.tajmi.decision.winning;

import org.jspecify.annotations.NullMarked;
