package broken.election.io.tajmi.election;

import io.tajmi.branch.BranchId;

/** Breaks a rule on purpose. */
record LooksAtBranches(BranchId branch) {}
