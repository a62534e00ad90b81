package io.tajmi.api.replay;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.job.LongAnswers;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Standpoints;
import io.tajmi.replay.Past;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of a request with moments that stay what they are: asked for again later it is the
 * same question, though the log has gone on.
 */
final class PinnedAddress {
  private static final Set<String> MOMENTS = Set.of("from", "to");

  private PinnedAddress() {}

  static Sights.Stand stand(Sight sight) {
    return new Sights.Stand(
        Objects.requireNonNull(sight.past(), "a pinned sight"),
        sight.forked() == null ? null : sight.forked().fork().id());
  }

  static String side(Sight sight) {
    return side(stand(sight));
  }

  /** One side of a difference as an address names it. */
  static String side(Sights.Stand stand) {
    Past past = stand.past();
    if (stand.fork() != null) {
      return Standpoints.fork(stand.fork());
    }
    return past.asked() != null && past.isFinal()
        ? past.asked().toString()
        : Long.toString(past.position());
  }

  /** Of this thread's request, between two moments; null where it serves none. */
  static @Nullable String of(String from, String to) {
    HttpServletRequest request = LongAnswers.request();
    if (request == null) {
      return null;
    }
    String path = request.getRequestURI();
    Stream<String> others =
        pairs(request).filter(pair -> !MOMENTS.contains(pair.replaceFirst("=.*", "")));
    Stream<String> moments = Stream.of("from=" + encoded(from), "to=" + encoded(to));
    if (path.endsWith("/sheet")) {
      boolean stands =
          Query.first(request, Standpoints.AT) != null
              || Query.first(request, Standpoints.FORK) != null;
      moments = Stream.of("from=" + encoded(from), stands ? "" : "at=" + encoded(to));
    } else if (!path.endsWith("/difference") && !path.endsWith("/difference/entries")) {
      moments = pairs(request).filter(pair -> MOMENTS.contains(pair.replaceFirst("=.*", "")));
    }
    String query =
        Stream.concat(moments, others)
            .filter(pair -> !pair.isEmpty())
            .collect(Collectors.joining("&"));
    return path + (query.isEmpty() ? "" : "?" + query);
  }

  private static Stream<String> pairs(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? Stream.empty() : Arrays.stream(query.split("&", -1));
  }

  private static String encoded(String moment) {
    return URLEncoder.encode(moment, StandardCharsets.UTF_8);
  }
}
