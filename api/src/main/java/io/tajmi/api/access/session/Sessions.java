package io.tajmi.api.access.session;

import io.tajmi.api.access.account.Account;
import org.jspecify.annotations.Nullable;

/** Who is logged in, through restarts too. A session ends for good. Safe for threads. */
public interface Sessions {

  /**
   * Opens a session of an account.
   *
   * @return its id, 256 random bits, which nobody can read again
   * @throws Full where there are as many as may be; none is ended to make room
   */
  String open(Account account) throws Full;

  /** The session of an id, which is hereby in use; null where there is none any more. */
  @Nullable Session find(String id);

  /** Whether a session has not ended. */
  boolean lasts(Session session);

  /** Ends a session, and is done when that is durable. */
  void end(Session session);

  /**
   * Runs something as soon as {@link #end} has ended a session, at once where it has ended before.
   * Until the tie is closed the session is in use.
   */
  Tie whenEnded(Session session, Runnable ended);

  /** Something that stays open in a session. */
  interface Tie extends AutoCloseable {
    @Override
    void close();
  }

  /** There are as many sessions as there may be. */
  final class Full extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean ofAccount;

    Full(boolean ofAccount) {
      super("as many sessions as may be", null, false, false);
      this.ofAccount = ofAccount;
    }

    /** Whether the account itself has them. */
    public boolean ofAccount() {
      return ofAccount;
    }
  }
}
