package io.tajmi.api.live;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.InnerDoor;
import io.tajmi.api.access.Standing;
import io.tajmi.api.text.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The live stream of a page, as server-sent events; its thread is virtual and mostly waits. */
@Hidden
@RestController
public class LiveController {
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Broadcaster broadcaster;
  private final LiveLimits limits;

  LiveController(Broadcaster broadcaster, LiveLimits limits) {
    this.broadcaster = broadcaster;
    this.limits = limits;
  }

  /**
   * Streams until the client leaves, logs out, or the server stops.
   *
   * @param reader whom the page was made for, by the mark that stands in it; where whoever asks now
   *     is another, the stream says so and ends
   */
  @GetMapping("/live")
  public void stream(
      @RequestParam String topic,
      @RequestParam(defaultValue = "fa") String lang,
      @RequestParam(required = false) @Nullable String reader,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Standing standing = Standing.of(request);
    Subscriber subscriber =
        opened(
            new Broadcaster.Request(
                topic,
                Language.of(lang),
                standing,
                request.getRemoteAddr(),
                InnerDoor.led(request),
                lastEventId));
    Frame ended = Frame.ended(Frame.Why.LOGGED_OUT);
    try (var _ = standing.whenEnded(() -> subscriber.end(ended))) {
      if (reader != null && !reader.equals(standing.mark())) {
        subscriber.end(Frame.ended(since(standing)));
      }
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      response.setHeader("X-Accel-Buffering", "no");
      if (request.getMethod().equals("GET")) {
        send(subscriber, response.getOutputStream());
      }
    } finally {
      broadcaster.leave(subscriber);
    }
  }

  private static Frame.Why since(Standing standing) {
    return standing.equals(Standing.EVERYONE) ? Frame.Why.LOGGED_OUT : Frame.Why.OTHER_READER;
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

  private Subscriber opened(Broadcaster.Request request) {
    try {
      return broadcaster.subscribe(request);
    } catch (Broadcaster.NoSuchTopic unknown) {
      throw refusal(HttpStatus.NOT_FOUND, unknown);
    } catch (Broadcaster.Full full) {
      ErrorResponseException refusal = refusal(HttpStatus.SERVICE_UNAVAILABLE, full);
      refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
      throw refusal;
    }
  }

  private static ErrorResponseException refusal(HttpStatus status, Exception reason) {
    return new ErrorResponseException(status, ProblemDetail.forStatus(status), reason);
  }
}
