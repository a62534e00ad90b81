package io.tajmi.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the forms of people who log in or out, in time and within a limit: the container would read
 * them as slowly as they come. Whoever sends a form too slowly, or anything else, sent nothing.
 */
final class FormBodies extends OncePerRequestFilter {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int BYTES_MAX = 64 << 10;
  private static final Duration WAIT_MAX = Duration.ofSeconds(20);

  private final LongSupplier nanoTime;

  /** By a clock that never goes back, as {@link System#nanoTime}. */
  FormBodies(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Map<String, String[]> fields = fields(request);
    if (fields != null) {
      chain.doFilter(new Read(request, fields), response);
    } else if (!response.isCommitted()) {
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  /** Null where it is too long, too slow or no form. */
  private @Nullable Map<String, String[]> fields(HttpServletRequest request) {
    String type = request.getContentType();
    if (request.getContentLengthLong() == 0) {
      return Map.of();
    }
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      return null;
    }
    try (InputStream body = new PacedStream(request.getInputStream(), WAIT_MAX, nanoTime)) {
      byte[] bytes = body.readNBytes(BYTES_MAX + 1);
      return bytes.length > BYTES_MAX ? null : parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException broken) {
      return null;
    }
  }

  private static Map<String, String[]> parse(String form) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      String name = equals < 0 ? field : field.substring(0, equals);
      String value = equals < 0 ? "" : field.substring(equals + 1);
      if (!name.isEmpty()) {
        fields.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
      }
    }
    Map<String, String[]> all = new LinkedHashMap<>();
    fields.forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
    return all;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A request whose parameters are those of its form. */
  private static final class Read extends HttpServletRequestWrapper {
    private final Map<String, String[]> fields;

    Read(HttpServletRequest request, Map<String, String[]> fields) {
      super(request);
      this.fields = fields;
    }

    @Override
    public @Nullable String getParameter(String name) {
      String[] values = fields.get(name);
      return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      String[] values = fields.get(name);
      return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
      return Collections.enumeration(fields.keySet());
    }
  }
}
