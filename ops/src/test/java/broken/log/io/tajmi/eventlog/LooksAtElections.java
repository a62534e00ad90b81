package broken.log.io.tajmi.eventlog;

import io.tajmi.election.ElectionId;

/** Breaks a rule on purpose. */
record LooksAtElections(ElectionId election) {}
