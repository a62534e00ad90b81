package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.commit.Chain;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;

/**
 * A commit that found no room, with the chain that it follows. Nobody knows whether the store holds
 * it, so the store is opened anew, its tail is re-hashed, and its head tells: with this commit's id
 * it is durable, and otherwise the same bytes are appended once more.
 */
final class KeptCommit {
  /** How many commits before it are re-hashed: more than one write could have harmed. */
  private static final long TAIL_COMMITS = 1_024;

  private final CommitLog store;
  private final Commit commit;
  private final Chain before;

  KeptCommit(CommitLog store, Commit commit, Chain before) {
    this.store = store;
    this.commit = commit;
    this.before = before;
  }

  /**
   * Whether it is durable now; false while there is no room.
   *
   * @throws LogCorrupted where the store does not end with it or with the commit before it
   * @throws CommitLog.StoreFailed where the store fails for another reason
   * @throws IllegalStateException where another writer was first; a store that is opened anew has
   *     none
   */
  boolean settle() {
    if (!store.reopen()) {
      return false;
    }
    Chain tail = tail();
    if (tail.equals(Chain.upTo(commit.header()))) {
      return true;
    }
    if (!tail.equals(before)) {
      throw new LogCorrupted(
          Math.min(tail.end(), before.end()),
          "opened anew it ends with " + tail.end() + " entries, and not as it was left",
          null);
    }
    try {
      return switch (store.append(commit)) {
        case CommitLog.Appended _ -> true;
        case CommitLog.Lost lost ->
            throw new IllegalStateException("another writer wrote commit " + lost.head().number());
        case CommitLog.Unknown unknown -> throw unknown.reason();
      };
    } catch (CommitLog.StoreFull again) {
      return false;
    }
  }

  private Chain tail() {
    long from = Math.max(0, before.nextNumber() - TAIL_COMMITS);
    Tail tail = new Tail(Chain.upTo(from == 0 ? null : store.header(from - 1)));
    store.read(from, tail::add);
    return tail.chain;
  }

  private static final class Tail {
    private Chain chain;

    Tail(Chain chain) {
      this.chain = chain;
    }

    void add(Commit next) {
      chain = chain.with(next);
    }
  }
}
