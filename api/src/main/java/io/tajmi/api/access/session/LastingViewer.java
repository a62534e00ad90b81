package io.tajmi.api.access.session;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Who asks, and whether that is still so later on, while what was opened for him stays open. */
public interface LastingViewer {
  /** Of everyone who has not logged in; it is never lost. */
  LastingViewer EVERYONE = new Everyone();

  /** As of the request. */
  Viewer viewer();

  /** By which a person logged in, for that person's eyes only; null where nobody did. */
  @Nullable String name();

  /**
   * The same for an account while its credentials and grants are the same, and for nobody else; it
   * tells nothing of them.
   */
  String mark();

  /** Whether it is as it was. */
  boolean holds();

  /** Runs something as soon as it is ended by hand; closed when nothing needs to be told. */
  Sessions.Tie whenEnded(Runnable ended);

  /** Who sent a request. */
  static LastingViewer of(HttpServletRequest request) {
    return request.getAttribute(LastingViewer.class.getName()) instanceof LastingViewer standing
        ? standing
        : EVERYONE;
  }

  /** Notes who sent a request. */
  static void note(HttpServletRequest request, LastingViewer standing) {
    request.setAttribute(LastingViewer.class.getName(), standing);
  }

  /** Who has not logged in. */
  record Everyone() implements LastingViewer {
    @Override
    public Viewer viewer() {
      return Viewer.PUBLIC;
    }

    @Override
    public @Nullable String name() {
      return null;
    }

    @Override
    public String mark() {
      return "everyone";
    }

    @Override
    public boolean holds() {
      return true;
    }

    @Override
    public Sessions.Tie whenEnded(Runnable ended) {
      return () -> {};
    }
  }

  /** A person who has logged in. */
  record InSession(Account account, Session session, Sessions sessions) implements LastingViewer {
    @Override
    public Viewer viewer() {
      return account.viewer();
    }

    @Override
    public @Nullable String name() {
      return account.name();
    }

    @Override
    public String mark() {
      return account.mark();
    }

    @Override
    public boolean holds() {
      return sessions.lasts(session);
    }

    @Override
    public Sessions.Tie whenEnded(Runnable ended) {
      return sessions.whenEnded(session, ended);
    }
  }

  /** A machine that came with its token. */
  record WithToken(Account account, Accounts accounts) implements LastingViewer {
    @Override
    public Viewer viewer() {
      return account.viewer();
    }

    @Override
    public @Nullable String name() {
      return null;
    }

    @Override
    public String mark() {
      return account.mark();
    }

    @Override
    public boolean holds() {
      Account now = accounts.byId(account.id());
      return now != null && now.version().equals(account.version());
    }

    @Override
    public Sessions.Tie whenEnded(Runnable ended) {
      return () -> {};
    }
  }
}
