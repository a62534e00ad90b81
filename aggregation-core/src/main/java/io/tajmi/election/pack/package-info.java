/** Reading an election package from outside, with every fault listed. */
@NullMarked
package io.tajmi.election.pack;

import org.jspecify.annotations.NullMarked;
