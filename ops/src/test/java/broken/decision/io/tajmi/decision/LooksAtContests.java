package broken.decision.io.tajmi.decision;

import io.tajmi.election.Contest;

/** Breaks a rule on purpose. */
record LooksAtContests(Contest contest) {}
