package broken.branch.io.tajmi.branch;

import io.tajmi.ruling.RulingId;

/** Breaks a rule on purpose. */
record LooksAtRulings(RulingId ruling) {}
