package io.tajmi.eventlog.commit;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where commits are kept: append at an expected number, read from a number, head. Of writers that
 * append at the same number one is first and the others lose; readers are many. Every
 * implementation passes {@code CommitLogContract}.
 */
public interface CommitLog extends AutoCloseable {

  /** The last commit's header, or null where there is none. */
  @Nullable CommitHeader head();

  /**
   * Makes a commit durable before it returns.
   *
   * @throws IllegalStateException where its number is beyond the head's plus one; nothing was
   *     written
   * @throws StoreFull where there is no room; whether it was written, {@link #head} tells after
   *     {@link #reopen}
   */
  Outcome append(Commit commit);

  /** What became of an append. */
  sealed interface Outcome {}

  /** The commit is durable. */
  record Appended() implements Outcome {}

  /**
   * Another writer's commit has its number; nothing was written.
   *
   * @param head the last commit of the store
   */
  record Lost(CommitHeader head) implements Outcome {}

  /** It is not known whether the commit was written. */
  record Unknown(StoreFailed reason) implements Outcome {}

  /**
   * Opens the store anew after {@link StoreFull}, so that its head is what is durable. Readers wait
   * meanwhile, and read what they read before where there is no room yet.
   *
   * @return false where there is no room yet
   * @throws LogCorrupted where it cannot be opened as it was left
   */
  boolean reopen();

  /**
   * Hands over every commit from this number to the head, in order.
   *
   * @throws LogCorrupted where one is missing or cannot be read
   */
  void read(long fromNumber, Consumer<Commit> reader);

  /** The header of a commit; null beyond the head. */
  @Nullable CommitHeader header(long number);

  /**
   * The index for one who reads this store and hands over its commits: made in memory where the
   * store keeps none.
   */
  default LogIndex index() {
    return new InMemoryLogIndex();
  }

  @Override
  void close();

  /** There is no room for a commit; the writer waits for it. */
  final class StoreFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the store reported. */
    public StoreFull(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The store could not say whether a commit is durable: the writer stops. */
  final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the store reported. */
    public StoreFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
