package io.tajmi.api;

import io.tajmi.api.access.Role;
import io.tajmi.api.access.Standing;
import io.tajmi.api.access.Viewer;
import io.tajmi.api.query.Query;
import io.tajmi.api.reads.ReadsRecord;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes what supervision reads of the past, of differences, of suppositions and at the desk, live
 * too: answers of the API by {@link AnswerHashes}, with their hashes; pages and charts here, when
 * they are asked for or sent a form.
 */
final class ReadsNoted extends OncePerRequestFilter {
  /** Suppositions side by side. */
  private static final String FORKS = "forks";

  /** Pages that are the desk's, whatever they are read from. */
  private static final Pattern DESK =
      Pattern.compile("/elections/[^/]+/contests/[^/]+/(desk|suppose|sheet|origin)");

  private final ReadsRecord record;

  ReadsNoted(ReadsRecord record) {
    this.record = record;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("POST");
    return !reads || request.getRequestURI().startsWith("/api/") || !isNoted(request);
  }

  private static boolean isNoted(HttpServletRequest request) {
    return DESK.matcher(request.getRequestURI()).matches()
        || Stream.concat(AnswerHashes.NAMES.stream(), Stream.of(FORKS))
            .anyMatch(name -> !isBlank(Query.first(request, name)));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    note(request, null);
    chain.doFilter(request, response);
  }

  /** Notes that an answer goes out, before it does. */
  void note(HttpServletRequest request, @Nullable String hash) {
    String query = request.getQueryString();
    String method = request.getMethod().equals("GET") ? "" : request.getMethod() + " ";
    note(
        Standing.of(request).viewer(),
        method + request.getRequestURI() + (query == null ? "" : "?" + query),
        hash);
  }

  /** Notes that somebody reads what an address names. */
  void note(Viewer viewer, String address, @Nullable String hash) {
    if (viewer.has(Role.SUPERVISORY)) {
      record.note(viewer.actor(), address, hash);
    }
  }
}
