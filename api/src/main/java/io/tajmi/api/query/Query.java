package io.tajmi.api.query;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query of an address, pair by pair. It is read here and not by the container, which fails as a
 * whole where one pair is malformed.
 */
public final class Query {
  private static final String TAKEN = Query.class.getName() + ".taken";

  private Query() {}

  /** Notes what the handler of a request declares. */
  static void taken(HttpServletRequest request, Set<String> names) {
    request.setAttribute(TAKEN, names);
  }

  /**
   * Whether the handler of a request declares a parameter, so that an address with it came through.
   */
  public static boolean takes(HttpServletRequest request, String name) {
    return request.getAttribute(TAKEN) instanceof Set<?> names && names.contains(name);
  }

  /**
   * One pair.
   *
   * @param raw as it stands in the address
   * @param name decoded, or raw where it cannot be
   * @param value decoded; null where the pair is malformed
   */
  record Pair(String raw, String name, @Nullable String value) {}

  /** The first value of a name that is well-formed; null where there is none. */
  public static @Nullable String first(HttpServletRequest request, String name) {
    return pairs(request).stream()
        .filter(pair -> pair.name().equals(name) && pair.value() != null)
        .map(Pair::value)
        .findFirst()
        .orElse(null);
  }

  /** Every value of each name that is well-formed, as the address has them, whatever is sent. */
  public static Map<String, List<String>> all(HttpServletRequest request) {
    Map<String, List<String>> all = new HashMap<>();
    for (Pair pair : pairs(request)) {
      if (pair.value() != null) {
        all.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(pair.value());
      }
    }
    return all;
  }

  static List<Pair> pairs(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null
        ? List.of()
        : Arrays.stream(query.split("&", -1))
            .filter(raw -> !raw.isEmpty())
            .map(Query::pair)
            .toList();
  }

  private static Pair pair(String raw) {
    int equals = raw.indexOf('=');
    String name = equals < 0 ? raw : raw.substring(0, equals);
    String value = equals < 0 ? "" : raw.substring(equals + 1);
    try {
      String decoded = decoded(name);
      return new Pair(raw, decoded, decoded.isEmpty() ? null : decoded(value));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return new Pair(raw, name, null);
    }
  }

  private static String decoded(String text) throws CharacterCodingException {
    byte[] bytes =
        URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
