package io.tajmi.api.access.login;

import jakarta.servlet.ServletRequest;

/**
 * The port for the people and machines of the count. It has threads and connections of its own, so
 * that it answers while the public one is exhausted, and it alone tells health and meters.
 */
public final class InnerPort {
  private static final String CAME = InnerPort.class.getName();

  private InnerPort() {}

  /** Marks a request that came in by it, before anything else looks at the request. */
  public static void mark(ServletRequest request) {
    request.setAttribute(CAME, true);
  }

  /** Whether a request came in by it. */
  public static boolean received(ServletRequest request) {
    return request.getAttribute(CAME) != null;
  }
}
