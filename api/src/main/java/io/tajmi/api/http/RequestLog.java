package io.tajmi.api.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators read of requests: refusals by code, once a minute, and those that took long. A
 * stranger who sends much writes little.
 */
public final class RequestLog {
  /** A request that takes longer is slow; in milliseconds. */
  public static final long SLOW_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final int SLOW_LINES_MAX = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private int slow;

  /** One refusal with a code. */
  void refused(String code) {
    lock.lock();
    try {
      refusals.merge(code, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  /** One request that was answered after so long; it has a line of its own where there is room. */
  void took(String method, String path, int status, long millis) {
    if (millis < SLOW_MILLIS) {
      return;
    }
    lock.lock();
    try {
      slow++;
      if (slow > SLOW_LINES_MAX) {
        return;
      }
    } finally {
      lock.unlock();
    }
    LOG.warn("Slow: {} {} took {} ms, answered {}", method, Problems.oneLine(path), millis, status);
  }

  /** Ends a minute: writes down what was refused in it, and how many more were slow. */
  public void minute() {
    String refused;
    int more;
    lock.lock();
    try {
      refused =
          refusals.entrySet().stream()
              .map(code -> code.getKey() + " " + code.getValue())
              .collect(Collectors.joining(", "));
      more = Math.max(0, slow - SLOW_LINES_MAX);
      refusals.clear();
      slow = 0;
    } finally {
      lock.unlock();
    }
    if (!refused.isEmpty()) {
      LOG.info("Refused in a minute: {}", refused);
    }
    if (more > 0) {
      LOG.warn("Slow in a minute: {} more", more);
    }
  }
}
