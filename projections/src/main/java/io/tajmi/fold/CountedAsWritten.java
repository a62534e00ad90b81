package io.tajmi.fold;

import io.tajmi.election.BranchId;

/** That a tally is counted as it was written though it is held back: only supposed, never done. */
public record CountedAsWritten(BranchId branch) {}
