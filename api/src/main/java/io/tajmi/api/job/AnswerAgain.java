package io.tajmi.api.job;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Asks an address of this server again within a request: what a job has worked out is told by the
 * very code that answers there, with the rights of whoever asks now.
 */
final class AnswerAgain {
  private final DispatcherServlet dispatcher;

  AnswerAgain(DispatcherServlet dispatcher) {
    this.dispatcher = dispatcher;
  }

  /**
   * What was answered.
   *
   * @param location where it leads on to; null where it does not
   */
  record Told(int status, @Nullable String location, String body) {}

  Told at(String address, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    dispatcher.service(new AskedAgain(request, address), kept);
    Told told =
        new Told(
            kept.getStatus(),
            kept.getHeader(HttpHeaders.LOCATION),
            new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8));
    kept.reset();
    return told;
  }
}
