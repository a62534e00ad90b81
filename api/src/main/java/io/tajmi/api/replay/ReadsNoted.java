package io.tajmi.api.replay;

import io.tajmi.api.access.account.Role;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.query.Query;
import io.tajmi.api.reads.ReadsRecord;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes what supervision reads of the past, of differences, of suppositions and at the desk, live
 * too: answers of the API by {@link AnswerHashes}, with their hashes; pages and charts here, when
 * they are asked for or sent a form.
 */
public final class ReadsNoted extends OncePerRequestFilter {
  /** Suppositions side by side. */
  private static final String FORKS = "forks";

  /** Pages that are the desk's, whatever they are read from. */
  private static final Pattern DESK =
      Pattern.compile("/elections/[^/]+/contests/[^/]+/(desk|suppose|sheet|origin)");

  /** What was typed for a review and is stored nowhere. */
  private static final Set<String> UNTOLD = Set.of("complaint", "received", "reviewed", "review");

  private final ReadsRecord record;

  public ReadsNoted(ReadsRecord record) {
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
    note(LastingViewer.of(request).viewer(), address(request), hash);
  }

  /** What was read, without the complaint that it was read for, which is stored nowhere. */
  private static String address(HttpServletRequest request) {
    String query = request.getQueryString();
    String told =
        query == null
            ? ""
            : Arrays.stream(query.split("&", -1))
                .filter(pair -> !UNTOLD.contains(pair.substring(0, Math.max(0, pair.indexOf('=')))))
                .collect(Collectors.joining("&"));
    String method = request.getMethod().equals("GET") ? "" : request.getMethod() + " ";
    return method + request.getRequestURI() + (told.isEmpty() ? "" : "?" + told);
  }

  /** Notes that somebody reads what an address names. */
  void note(Viewer viewer, String address, @Nullable String hash) {
    if (viewer.has(Role.SUPERVISORY)) {
      record.note(viewer.actor(), address, hash);
    }
  }
}
