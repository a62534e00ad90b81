package io.tajmi.replay.job;

/** What a job works out. */
public enum JobKind {
  /** What a supposition comes to. */
  FORK,
  /** What differs between two standpoints. */
  DIFFERENCE
}
