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
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes what supervision reads of the past, of differences and of suppositions: answers of the API
 * by {@link AnswerHashes}, with their hashes; pages and charts here, when they are asked for.
 */
public final class ReadsNoted extends OncePerRequestFilter {
  private final ReadsRecord record;

  public ReadsNoted(ReadsRecord record) {
    this.record = record;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("GET")
        || request.getRequestURI().startsWith("/api/")
        || AnswerHashes.NAMES.stream().allMatch(name -> isBlank(Query.first(request, name)));
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
    note(
        LastingViewer.of(request).viewer(),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        hash);
  }

  /** Notes that somebody reads what an address names. */
  void note(Viewer viewer, String address, @Nullable String hash) {
    if (viewer.has(Role.SUPERVISORY)) {
      record.note(viewer.actor(), address, hash);
    }
  }
}
