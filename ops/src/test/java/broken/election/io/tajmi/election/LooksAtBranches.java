package broken.election.io.tajmi.election;

import io.tajmi.branch.BranchState;

/** Breaks a rule on purpose. */
record LooksAtBranches(BranchState branch) {}
