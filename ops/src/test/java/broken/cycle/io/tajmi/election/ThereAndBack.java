package broken.cycle.io.tajmi.election;

import broken.cycle.io.tajmi.branch.BackAgain;

/** Breaks a rule on purpose. */
public record ThereAndBack(BackAgain back) {}
