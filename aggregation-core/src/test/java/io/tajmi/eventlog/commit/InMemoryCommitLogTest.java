package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.CommitLogContract;

class InMemoryCommitLogTest extends CommitLogContract {
  @Override
  protected CommitLog create() {
    return new InMemoryCommitLog();
  }
}
