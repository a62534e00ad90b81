package io.tajmi.api.job;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A request as whoever sent it would send it to another address: it has no copy of the answer,
 * wants it as JSON, and what is noted on it stays with it.
 */
final class AskedAgain extends HttpServletRequestWrapper {
  private static final Set<String> LEFT_OUT =
      Set.of("if-none-match", "if-modified-since", "range", "if-range");

  private final String path;
  private final @Nullable String query;
  private final Map<String, String[]> parameters = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> noted = new HashMap<>();

  AskedAgain(HttpServletRequest request, String address) {
    super(request);
    UriComponents parts = UriComponentsBuilder.fromUriString(address).build(true);
    this.path = String.valueOf(parts.getPath());
    this.query = parts.getQuery();
    parts
        .getQueryParams()
        .forEach((name, values) ->
            parameters.put(
                decoded(name), values.stream().map(AskedAgain::decoded).toArray(String[]::new)));
  }

  private static String decoded(@Nullable String text) {
    return text == null ? "" : java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String getMethod() {
    return "GET";
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(path);
  }

  @Override
  public String getServletPath() {
    return path;
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public @Nullable String getQueryString() {
    return query;
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return parameters.get(name);
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return noted.containsKey(name) ? noted.get(name) : super.getAttribute(name);
  }

  @Override
  public void setAttribute(String name, @Nullable Object value) {
    noted.put(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    noted.put(name, null);
  }

  private static boolean isAccept(String name) {
    return name.equalsIgnoreCase(HttpHeaders.ACCEPT);
  }

  private static boolean isLeftOut(String name) {
    return LEFT_OUT.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (isAccept(name)) {
      return MediaType.APPLICATION_JSON_VALUE;
    }
    return isLeftOut(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (isAccept(name)) {
      return Collections.enumeration(Set.of(MediaType.APPLICATION_JSON_VALUE));
    }
    return isLeftOut(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }
}
