package broken.document.io.tajmi.document;

import io.tajmi.branch.BranchState;

/** Breaks a rule on purpose. */
record LooksAtBranches(BranchState branch) {}
