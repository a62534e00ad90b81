package broken.floating.io.tajmi.branch;

/** Breaks a rule on purpose. */
record KeepsAShare(float share) {}
