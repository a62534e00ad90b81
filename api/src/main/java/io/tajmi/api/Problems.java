package io.tajmi.api;

import io.tajmi.branch.Rejection;
import io.tajmi.branch.RuleCode;
import io.tajmi.eventlog.LogBusy;
import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal as an RFC 9457 problem with a code, one sentence and, where known, a pointer. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> rejected(Rejection rejection) {
    return ResponseEntity.of(of(rejection)).build();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(LogBusy busy) {
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.RETRY_AFTER, "1");
    return ResponseEntity.of(
            problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "LOG_BUSY",
                "The node has too much to do; send the same again.",
                null))
        .headers(headers)
        .build();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(OutcomeUnknown unknown) {
    return ResponseEntity.of(
            problem(
                HttpStatus.GATEWAY_TIMEOUT,
                "OUTCOME_UNKNOWN",
                "It is not known whether the act was written; send the same envelope again.",
                null))
        .build();
  }

  @ExceptionHandler({LogStopped.class, LogCorrupted.class})
  ResponseEntity<ProblemDetail> stopped(RuntimeException stopped) {
    logger.error("the log is not available", stopped);
    return ResponseEntity.of(
            problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "LOG_STOPPED",
                "The log takes no acts; the operators of this node must look at it.",
                null))
        .build();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notFound(NotFound notFound) {
    return ResponseEntity.of(
            problem(HttpStatus.NOT_FOUND, RuleCode.R_102.code(), notFound.detail(), null))
        .build();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notYet(NotYet notYet) {
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.RETRY_AFTER, "1");
    return ResponseEntity.of(
            problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET", notYet.detail(), null))
        .headers(headers)
        .build();
  }

  /** The problem of a rejection. */
  static ProblemDetail of(Rejection rejection) {
    return problem(
        status(rejection.code()), rejection.code().code(), rejection.detail(), rejection.pointer());
  }

  /** A problem with our extensions. */
  static ProblemDetail problem(
      HttpStatus status, String code, String detail, @Nullable String pointer) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("/problems/" + code.toLowerCase(Locale.ROOT)));
    problem.setProperty("code", code);
    if (pointer != null) {
      problem.setProperty("pointer", pointer);
    }
    return problem;
  }

  private static HttpStatus status(RuleCode code) {
    return switch (code) {
      case R_101 -> HttpStatus.BAD_REQUEST;
      case R_102 -> HttpStatus.NOT_FOUND;
      case R_105, R_106, R_107, R_109 -> HttpStatus.CONFLICT;
      case R_108 -> HttpStatus.CONTENT_TOO_LARGE;
      default -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  /** Something that a reader asked for does not exist. */
  static final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    NotFound(String detail) {
      super(detail, null, false, false);
      this.detail = detail;
    }

    String detail() {
      return detail;
    }
  }

  /** A reader asked for a position that this node has not folded in time. */
  static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String detail;

    NotYet(String detail) {
      super(detail, null, false, false);
      this.detail = detail;
    }

    String detail() {
      return detail;
    }
  }
}
