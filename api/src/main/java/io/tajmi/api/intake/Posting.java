package io.tajmi.api.intake;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.http.Bodies;
import io.tajmi.api.http.Body;
import io.tajmi.api.http.Unread;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What every act of one document has in common: its body is read once, and a receipt answers. */
public final class Posting {
  private final Intake intake;
  private final Bodies bodies;
  private final Supplier<Viewer> viewer;

  public Posting(Intake intake, Bodies bodies, Supplier<Viewer> viewer) {
    this.intake = intake;
    this.bodies = bodies;
    this.viewer = viewer;
  }

  /** 201 with a receipt, 200 where the same came before. */
  ResponseEntity<ReceiptAnswer> answer(
      HttpServletRequest request, Function<byte[], ReceiptAnswer> act) {
    try (Body body = read(request)) {
      ReceiptAnswer answer = act.apply(body.bytes());
      return ResponseEntity.status(answer.repeat() ? HttpStatus.OK : HttpStatus.CREATED)
          .body(answer);
    }
  }

  /** What is made of a body that asks for no act. */
  public <T> T read(HttpServletRequest request, Function<byte[], T> made) {
    try (Body body = read(request)) {
      return made.apply(body.bytes());
    }
  }

  /** Who asks, and from where. */
  public Sender sender(HttpServletRequest request) {
    return new Sender(viewer.get(), request.getRemoteAddr());
  }

  private Body read(HttpServletRequest request) {
    try {
      return bodies.document(request);
    } catch (Unread unread) {
      throw intake.refused(unread, request.getRemoteAddr());
    }
  }
}
