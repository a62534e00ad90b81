package io.tajmi.eventlog;

class InMemoryConditionsTest extends ConditionsContract {
  @Override
  protected CommitLog create() {
    return new InMemoryCommitLog();
  }
}
