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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes what supervision reads of the past, of differences and of suppositions: answers of the API
 * by {@link AnswerHashes}, with their hashes; pages and charts here, when they are asked for.
 */
final class ReadsNoted extends OncePerRequestFilter {
  private static final Set<String> UNTOLD = Set.of("complaint", "received", "reviewed", "review");

  private static final List<String> NAMES =
      Stream.concat(AnswerHashes.NAMES.stream(), Stream.of("since")).toList();

  private final ReadsRecord record;

  ReadsNoted(ReadsRecord record) {
    this.record = record;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || request.getRequestURI().startsWith("/api/")
        || NAMES.stream().allMatch(name -> isBlank(Query.first(request, name)));
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
    note(Standing.of(request).viewer(), address(request), hash);
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
    return request.getRequestURI() + (told.isEmpty() ? "" : "?" + told);
  }

  /** Notes that somebody reads what an address names. */
  void note(Viewer viewer, String address, @Nullable String hash) {
    if (viewer.has(Role.SUPERVISORY)) {
      record.note(viewer.actor(), address, hash);
    }
  }
}
