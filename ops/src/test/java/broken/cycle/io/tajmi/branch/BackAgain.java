package broken.cycle.io.tajmi.branch;

import broken.cycle.io.tajmi.election.ThereAndBack;

/** Breaks a rule on purpose. */
public record BackAgain(ThereAndBack there) {}
