package io.tajmi.api.access.session;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as the file of a data directory keeps them. One lasts while the account's credentials
 * and grants are as they were when it was opened, for {@link Limits#longest} at most, and not
 * longer than {@link Limits#unused} without a request or anything tied to it. When it was last used
 * is not stored: after a restart every session counts as used.
 */
public final class KeptSessions implements Sessions, AutoCloseable {
  private final SessionFile file;
  private final Accounts accounts;
  private final InstantSource clock;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Open> open = new HashMap<>();

  /**
   * How many and how long.
   *
   * @param allMax sessions of the node
   * @param accountMax sessions of one account
   * @param longest after which time a session ends, used or not
   * @param unused after which time one ends that nobody uses
   */
  public record Limits(int allMax, int accountMax, Duration longest, Duration unused) {
    /** As a server runs. */
    public static final Limits DEFAULT =
        new Limits(10_000, 20, Duration.ofHours(12), Duration.ofMinutes(30));
  }

  /** One that has been opened and not ended yet. */
  private static final class Open {
    private final Session session;
    private final int place;
    private final Set<Tied> ties = new HashSet<>();
    private Instant used;

    Open(Session session, int place, Instant used) {
      this.session = session;
      this.place = place;
      this.used = used;
    }
  }

  /** The sessions of a data directory as they were left. */
  public KeptSessions(Path data, Accounts accounts, InstantSource clock, Limits limits) {
    this.accounts = accounts;
    this.clock = clock;
    this.limits = limits;
    try {
      file = new SessionFile(data, limits.allMax());
      Instant now = clock.instant();
      file.found()
          .forEach((place, session) -> open.put(session.hash(), new Open(session, place, now)));
      sweep();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public String open(Account account) throws Full {
    lock.lock();
    try {
      sweep();
      long own = open.values().stream().filter(each -> isOf(each, account)).count();
      if (own >= limits.accountMax()) {
        throw new Full(true);
      }
      if (open.size() >= limits.allMax()) {
        throw new Full(false);
      }
      String id = Secrets.token();
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Session session = new Session(Secrets.hash(id), account.id(), account.version(), now);
      open.put(session.hash(), new Open(session, file.add(session), now));
      return id;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isOf(Open each, Account account) {
    return each.session.account().equals(account.id());
  }

  @Override
  public @Nullable Session find(String id) {
    lock.lock();
    try {
      Open found = lasting(Secrets.hash(id));
      if (found == null) {
        return null;
      }
      found.used = clock.instant();
      return found.session;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean lasts(Session session) {
    lock.lock();
    try {
      return lasting(session.hash()) != null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void end(Session session) {
    List<Tied> tied;
    lock.lock();
    try {
      Open found = open.get(session.hash());
      if (found == null) {
        return;
      }
      file.clear(found.place);
      open.remove(session.hash());
      tied = List.copyOf(found.ties);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      lock.unlock();
    }
    tied.forEach(tie -> tie.ended().run());
  }

  @Override
  public Tie whenEnded(Session session, Runnable ended) {
    Tied tie = new Tied(session, ended);
    boolean lasts = false;
    lock.lock();
    try {
      Open found = lasting(session.hash());
      if (found != null) {
        found.ties.add(tie);
        lasts = true;
      }
    } finally {
      lock.unlock();
    }
    if (!lasts) {
      ended.run();
    }
    return tie;
  }

  private final class Tied implements Tie {
    private final Session session;
    private final Runnable ended;

    Tied(Session session, Runnable ended) {
      this.session = session;
      this.ended = ended;
    }

    Runnable ended() {
      return ended;
    }

    @Override
    public void close() {
      lock.lock();
      try {
        Open found = open.get(session.hash());
        if (found != null && found.ties.remove(this)) {
          found.used = clock.instant();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** One that has ended by itself has ended for good, even where what ended it is undone. */
  private @Nullable Open lasting(String hash) {
    Open found = open.get(hash);
    if (found == null || lasts(found)) {
      return found;
    }
    forget(found);
    return null;
  }

  private void forget(Open ended) {
    open.remove(ended.session.hash());
    try {
      file.clear(ended.place);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private boolean lasts(Open each) {
    Instant now = clock.instant();
    Account account = accounts.byId(each.session.account());
    return account != null
        && account.version().equals(each.session.version())
        && now.isBefore(each.session.opened().plus(limits.longest()))
        && (!each.ties.isEmpty() || now.isBefore(each.used.plus(limits.unused())));
  }

  /** Makes room of what has ended by itself. */
  private void sweep() {
    open.values().stream().filter(each -> !lasts(each)).toList().forEach(this::forget);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
