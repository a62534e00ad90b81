package io.tajmi.eventlog;

import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;

class InMemoryConditionsTest extends ConditionsContract {
  @Override
  protected CommitLog create() {
    return new InMemoryCommitLog();
  }
}
