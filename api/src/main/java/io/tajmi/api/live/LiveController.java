package io.tajmi.api.live;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.login.InnerPort;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.session.Sessions;
import io.tajmi.api.query.Takes;
import io.tajmi.text.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
class LiveController {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Broadcaster broadcaster;
  private final LiveLimits limits;

  LiveController(Broadcaster broadcaster, LiveLimits limits) {
    this.broadcaster = broadcaster;
    this.limits = limits;
  }

  /**
   * Streams until the client leaves, logs out, or the server stops: one {@code topic}, or several
   * for the windows of one browser. Of several, {@code seen} is for each the last id that was got
   * of it, or empty. {@code reader} is whom the pages were made for, by the mark that stands in
   * them; where whoever asks now is another, the stream says so and ends.
   */
  @GetMapping("/live")
  @Takes(
      value = {"topic", "lang", "reader", "seen"},
      several = {"topic", "seen"})
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
    LastingViewer standing = LastingViewer.of(request);
    List<String> seen = several ? values(request, "seen") : List.of();
    List<@Nullable Subscriber> pages = new ArrayList<>();
    List<Sessions.Tie> ties = new ArrayList<>();
    try {
      for (int i = 0; i < topics.size(); i++) {
        String last = i < seen.size() && !seen.get(i).isEmpty() ? seen.get(i) : null;
        pages.add(
            opened(asked(request, standing, topics.get(i), several ? last : lastEventId), several));
      }
      if (pages.stream().allMatch(Objects::isNull)) {
        throw busy(null);
      }
      tie(standing, first(request, "reader"), pages, ties);
      answer(request, response, pages);
    } finally {
      ties.forEach(Sessions.Tie::close);
      pages.stream().filter(Objects::nonNull).forEach(broadcaster::leave);
    }
  }

  private static List<String> values(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  private static @Nullable String first(HttpServletRequest request, String name) {
    List<String> values = values(request, name);
    return values.isEmpty() ? null : values.getFirst();
  }

  private static Broadcaster.Request asked(
      HttpServletRequest request,
      LastingViewer standing,
      String topic,
      @Nullable String lastEventId) {
    return new Broadcaster.Request(
        topic,
        Language.of(Objects.requireNonNullElse(first(request, "lang"), "fa")),
        standing,
        request.getRemoteAddr(),
        InnerPort.received(request),
        lastEventId);
  }

  /** Ends each page as soon as its reader's standing is lost, and at once where it is another's. */
  private static void tie(
      LastingViewer standing,
      @Nullable String reader,
      List<@Nullable Subscriber> pages,
      List<Sessions.Tie> ties) {
    boolean another = reader != null && !reader.equals(standing.mark());
    for (Subscriber page : pages) {
      if (page != null) {
        ties.add(standing.whenEnded(() -> page.end(Frame.ended(Frame.Why.LOGGED_OUT))));
        if (another) {
          page.end(Frame.ended(since(standing)));
        }
      }
    }
  }

  private static Frame.Why since(LastingViewer standing) {
    return standing.equals(LastingViewer.EVERYONE) ? Frame.Why.LOGGED_OUT : Frame.Why.OTHER_READER;
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
