package io.tajmi.api.query;

import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds which parameter of a query named what is refused, so that the refusal can point at it. */
public final class Named {
  /** Parameters that name positions. */
  private static final List<String> POSITIONS = List.of(Standpoints.AT, "from", "to");

  private Named() {}

  /** A pointer to what named something that is not there; null where the path did. */
  public static @Nullable String pointer(NotThere none, HttpServletRequest request) {
    String named = none.named();
    return none.pointer() != null || named == null
        ? none.pointer()
        : first(
            request,
            pair ->
                Arrays.asList(String.valueOf(pair.value()).split("[\u060C,\\s]+|^fork:", -1))
                    .contains(named));
  }

  /** A pointer to what named a position that is not there yet: of a body only {@code at} does. */
  public static @Nullable String pointer(Ahead ahead, HttpServletRequest request) {
    return request.getMethod().equals("GET")
        ? first(
            request,
            pair ->
                POSITIONS.contains(pair.name())
                    && Standpoints.isPosition(String.valueOf(pair.value()), ahead.position()))
        : "/" + Standpoints.AT;
  }

  private static @Nullable String first(HttpServletRequest request, Predicate<Query.Pair> isNamed) {
    return Query.pairs(request).stream()
        .filter(isNamed)
        .map(pair -> "/" + pair.name())
        .findFirst()
        .orElse(null);
  }
}
