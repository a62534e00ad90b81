package io.tajmi.eventlog;

import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what the store beneath it does; tests override what they want to go wrong. */
public class ForwardingCommitLog implements CommitLog {
  private final CommitLog store;

  /** Over a store. */
  public ForwardingCommitLog(CommitLog store) {
    this.store = store;
  }

  @Override
  public @Nullable CommitHeader head() {
    return store.head();
  }

  @Override
  public Outcome append(Commit commit) {
    return store.append(commit);
  }

  @Override
  public boolean reopen() {
    return store.reopen();
  }

  @Override
  public void read(long fromNumber, Consumer<Commit> reader) {
    store.read(fromNumber, reader);
  }

  @Override
  public @Nullable CommitHeader header(long number) {
    return store.header(number);
  }

  @Override
  public LogIndex index() {
    return store.index();
  }

  @Override
  public void close() {
    store.close();
  }
}
