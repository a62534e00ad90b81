package io.tajmi.api.live;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ties a stream to the session that it was opened in: as soon as the session ends, by logging out,
 * by its age or otherwise, the stream does too, and whoever comes back for it comes as everyone.
 */
record SessionTie(HttpSession session, String name, Subscriber subscriber, Frame last)
    implements HttpSessionBindingListener, AutoCloseable {
  private static final AtomicLong MADE = new AtomicLong();

  /** Of a session that may have ended since the request came. */
  static SessionTie of(HttpSession session, Subscriber subscriber, Frame last) {
    SessionTie tie = new SessionTie(session, "live." + MADE.incrementAndGet(), subscriber, last);
    try {
      session.setAttribute(tie.name, tie);
    } catch (IllegalStateException ended) {
      subscriber.end(last);
    }
    return tie;
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    subscriber.end(last);
  }

  /** The stream has ended by itself. */
  @Override
  public void close() {
    try {
      session.removeAttribute(name);
    } catch (IllegalStateException ended) {
      // Then there is nothing left to untie.
    }
  }
}
