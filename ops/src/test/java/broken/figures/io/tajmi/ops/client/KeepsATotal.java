package broken.figures.io.tajmi.ops.client;

import io.tajmi.count.AreaTotal;

/** Breaks a rule on purpose. */
record KeepsATotal(AreaTotal total) {}
