/** An election's definition: its territory, contests and rules, imported as parts and sealed. */
@NullMarked
package io.tajmi.election;

import org.jspecify.annotations.NullMarked;
