package io.tajmi.api.live;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.InnerDoor;
import io.tajmi.api.access.Sights;
import io.tajmi.api.access.Viewer;
import io.tajmi.api.query.Takes;
import io.tajmi.api.text.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The live stream of a page, as server-sent events; its thread is virtual and mostly waits. */
@Hidden
@RestController
public class LiveController {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Broadcaster broadcaster;
  private final Sights sights;
  private final LiveLimits limits;

  LiveController(Broadcaster broadcaster, Sights sights, LiveLimits limits) {
    this.broadcaster = broadcaster;
    this.sights = sights;
    this.limits = limits;
  }

  /**
   * Streams until the client leaves, logs out, or the server stops: one {@code topic}, or several
   * for the windows of one browser. Of several, {@code seen} is for each the last id that was got of
   * it, or empty.
   */
  @GetMapping("/live")
  @Takes({"topic", "lang", "seen"})
  public void stream(
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<String> topics = values(request, "topic");
    if (topics.isEmpty() || topics.size() > Bundle.PAGES_MAX) {
      throw refusal(HttpStatus.BAD_REQUEST, null);
    }
    boolean several = topics.size() > 1;
    List<String> seen = several ? values(request, "seen") : List.of();
    List<@Nullable Subscriber> pages = new ArrayList<>();
    List<SessionTie> ties = new ArrayList<>();
    try {
      for (int i = 0; i < topics.size(); i++) {
        String last = i < seen.size() && !seen.get(i).isEmpty() ? seen.get(i) : null;
        pages.add(opened(asked(request, topics.get(i), several ? last : lastEventId), several));
      }
      if (pages.stream().allMatch(Objects::isNull)) {
        throw busy(null);
      }
      tie(request, pages, ties);
      answer(request, response, pages);
    } finally {
      ties.forEach(SessionTie::close);
      pages.stream().filter(Objects::nonNull).forEach(broadcaster::leave);
    }
  }

  private static List<String> values(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  private Broadcaster.Request asked(
      HttpServletRequest request, String topic, @Nullable String lastEventId) {
    List<String> lang = values(request, "lang");
    return new Broadcaster.Request(
        topic,
        Language.of(lang.isEmpty() ? "fa" : lang.getFirst()),
        sights.viewer(),
        request.getRemoteAddr(),
        InnerDoor.led(request),
        lastEventId);
  }

  /** Ties each page to the session that it is opened in, as soon as that is one of an account. */
  private void tie(
      HttpServletRequest request, List<@Nullable Subscriber> pages, List<SessionTie> ties) {
    HttpSession session = sights.viewer().equals(Viewer.PUBLIC) ? null : request.getSession(false);
    if (session != null) {
      pages.stream()
          .filter(Objects::nonNull)
          .forEach(page -> ties.add(SessionTie.of(session, page, comeBack())));
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, List<@Nullable Subscriber> pages)
      throws IOException {
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    if (!request.getMethod().equals("GET")) {
      return;
    }
    OutputStream out = response.getOutputStream();
    if (pages.size() == 1) {
      send(Objects.requireNonNull(pages.getFirst()), out);
    } else {
      comeBack().writeTo(out);
      new Bundle(pages, out).send();
    }
  }

  private void send(Subscriber subscriber, OutputStream out) {
    try {
      comeBack().writeTo(out);
      for (Frame next = subscriber.take(); next != null; next = subscriber.take()) {
        next.writeTo(out);
        out.flush();
      }
    } catch (IOException left) {
      // The client has gone, or reads nothing any more: nobody is there to be told.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Frame comeBack() {
    return Frame.retry(limits.retry().toMillis());
  }

  /** A page's stream; null where one of several cannot be opened, so that the others can. */
  private @Nullable Subscriber opened(Broadcaster.Request request, boolean several) {
    try {
      return broadcaster.subscribe(request);
    } catch (Broadcaster.NoSuchTopic unknown) {
      if (several) {
        return null;
      }
      throw refusal(HttpStatus.NOT_FOUND, unknown);
    } catch (Broadcaster.Full full) {
      if (several) {
        return null;
      }
      throw busy(full);
    }
  }

  private static ErrorResponseException busy(@Nullable Exception reason) {
    ErrorResponseException refusal = refusal(HttpStatus.SERVICE_UNAVAILABLE, reason);
    refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return refusal;
  }

  private static ErrorResponseException refusal(HttpStatus status, @Nullable Exception reason) {
    return new ErrorResponseException(status, ProblemDetail.forStatus(status), reason);
  }
}
