/** Benchmarks: each figure beside a reference that was measured in the same run. */
@NullMarked
package io.tajmi.bench;

import org.jspecify.annotations.NullMarked;
