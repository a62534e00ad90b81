package io.tajmi.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/** Times every request but the streams, which are to last. */
public final class SlowRequests extends OncePerRequestFilter {
  private final RequestLog log;

  public SlowRequests(RequestLog log) {
    this.log = log;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().equals("/live");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long began = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      log.took(
          request.getMethod(),
          request.getRequestURI(),
          response.getStatus(),
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }
  }
}
