package io.tajmi.eventlog;

class InMemoryCommitLogTest extends CommitLogContract {
  @Override
  protected CommitLog create() {
    return new InMemoryCommitLog();
  }
}
