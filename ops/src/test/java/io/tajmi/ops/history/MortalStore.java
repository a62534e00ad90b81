package io.tajmi.ops.history;

import io.tajmi.eventlog.ForwardingCommitLog;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;

/** A store that fails for good at a chosen commit, before or after it was written. */
final class MortalStore extends ForwardingCommitLog {
  private long left = Long.MAX_VALUE;
  private boolean writesTheLast;
  private long appended;

  MortalStore(CommitLog store) {
    super(store);
  }

  /** Takes so many commits more; the one after that fails, although it may have been written. */
  synchronized MortalStore diesAfter(long commits, boolean writesTheLastOne) {
    left = commits;
    writesTheLast = writesTheLastOne;
    return this;
  }

  /** How many commits were answered for. */
  synchronized long appended() {
    return appended;
  }

  @Override
  public synchronized Outcome append(Commit commit) {
    if (left == 0) {
      if (writesTheLast) {
        super.append(commit);
        writesTheLast = false;
      }
      return new Unknown(
          new StoreFailed("the disk is gone", new IllegalStateException("in this test")));
    }
    left--;
    appended++;
    return super.append(commit);
  }
}
