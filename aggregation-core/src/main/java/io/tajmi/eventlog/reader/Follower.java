package io.tajmi.eventlog.reader;

import io.tajmi.eventlog.commit.Chain;
import io.tajmi.eventlog.commit.ChainVerification;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;

/**
 * Reads a log that others write: moves a reader when their commits have arrived. Every commit is
 * re-hashed before it is shown, since nobody here has written it; nothing is ever appended. One
 * thread follows, any number read.
 */
final class Follower {
  private final CommitLog store;
  private final LogIndex index;
  private final StoredLog reader;
  private Chain chain;

  private Follower(CommitLog store, ChainVerification.Verified verified) {
    this.store = store;
    this.index = verified.index();
    this.chain = verified.chain();
    this.reader = new StoredLog(store, index, chain.edge());
  }

  /**
   * Follows from the head that the store has now, the whole chain before it verified.
   *
   * @throws LogCorrupted with the first untrusted position
   */
  public static Follower of(CommitLog store) {
    return new Follower(store, ChainVerification.verify(store, null));
  }

  /** The log up to the last commit that was taken in. */
  public LogReader reader() {
    return reader;
  }

  /**
   * Takes in what has arrived since, commit by commit in order, and tells the reader's listeners.
   *
   * @return how many commits that were
   * @throws LogCorrupted where a commit does not follow those before; the reader stays before it
   */
  public long follow() {
    long before = chain.nextNumber();
    CommitHeader head = store.head();
    if (head != null && head.number() >= before) {
      store.read(before, this::accept);
    }
    return chain.nextNumber() - before;
  }

  private void accept(Commit commit) {
    chain = chain.with(commit);
    index.accept(commit);
    reader.moveTo(chain.edge());
  }
}
