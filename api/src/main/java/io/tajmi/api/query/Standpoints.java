package io.tajmi.api.query;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.replay.Standpoint;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The standpoint that the query of an address names; the one place that reads it. */
public final class Standpoints {
  /** A position or an instant. */
  public static final String AT = "at";

  /** A position for which a read of the latest waits. */
  public static final String AT_LEAST = "at-least";

  /** A supposition. */
  public static final String FORK = "fork";

  /** All of them. */
  static final Set<String> NAMES = Set.of(AT, AT_LEAST, FORK);

  private static final String SUPPOSED = FORK + ":";
  private static final String POSITION = "[0-9]+";
  private static final int DIGITS_MAX = 18;

  private Standpoints() {}

  /**
   * The standpoint of a request, the latest where none is named.
   *
   * @throws Rejection R.101 where it is none, or more than one
   */
  public static Standpoint of(HttpServletRequest request) {
    String at = only(request, AT);
    String atLeast = only(request, AT_LEAST);
    String fork = only(request, FORK);
    if (fork != null) {
      if (at != null || atLeast != null) {
        throw new Rejection(
            RuleCode.R_101,
            "/" + FORK,
            "A fork stands where it was made; leave out at and at-least.");
      }
      return new Standpoint.OfFork(fork);
    }
    if (at == null) {
      return atLeast == null || atLeast.isEmpty()
          ? Standpoint.NOW
          : new Standpoint.Live(atLeast(atLeast));
    }
    if (atLeast != null) {
      throw new Rejection(
          RuleCode.R_101,
          "/" + AT_LEAST,
          "What is read at one position waits for no other; leave out at-least, or at.");
    }
    return at(AT, at);
  }

  private static @Nullable String only(HttpServletRequest request, String name) {
    List<Query.Pair> named =
        Query.pairs(request).stream().filter(pair -> pair.name().equals(name)).toList();
    if (named.size() > 1) {
      throw new Rejection(
          RuleCode.R_101, "/" + name, "An answer is read from one standpoint; name one.");
    }
    return named.isEmpty() ? null : String.valueOf(named.getFirst().value());
  }

  static boolean isPosition(String text, long position) {
    return text.matches(POSITION) && position(text) == position;
  }

  /** Digits that no log comes to are read as the last position that can be written. */
  private static long position(String digits) {
    return digits.length() > DIGITS_MAX ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static long atLeast(String text) {
    if (!text.matches(POSITION)) {
      throw new Rejection(
          RuleCode.R_101, "/" + AT_LEAST, "A position is 0 or more, as a receipt names it.");
    }
    return position(text);
  }

  /**
   * A standpoint that a parameter names: a position, an instant with its offset, or {@code live}.
   *
   * @throws Rejection R.101 where it is none of these
   */
  public static Standpoint parse(String name, String text) {
    return text.equals("live") ? Standpoint.NOW : at(name, text);
  }

  /**
   * One of two standpoints that are compared: as {@link #parse} takes it, or {@code fork:} and the
   * id of a supposition.
   *
   * @throws Rejection R.101 where it is none of these
   */
  public static Standpoint side(String name, String text) {
    return isFork(text)
        ? new Standpoint.OfFork(text.substring(SUPPOSED.length()))
        : parse(name, text);
  }

  /** Whether a text names a supposition, there or not. */
  public static boolean isFork(String text) {
    return text.startsWith(SUPPOSED);
  }

  /** As {@link #side} takes a supposition. */
  public static String fork(String id) {
    return SUPPOSED + id;
  }

  private static Standpoint at(String name, String text) {
    if (text.matches(POSITION)) {
      return new Standpoint.At(position(text));
    }
    try {
      // The plus of an offset is a space where the sender did not escape it.
      return new Standpoint.AsOf(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException malformed) {
      throw new Rejection(
          RuleCode.R_101,
          "/" + name,
          "Read at a position, such as 7042, or as of an instant with its offset, such as"
              + " 2026-11-29T22:30:00+03:30.");
    }
  }
}
