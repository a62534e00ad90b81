package io.tajmi.api.http;

import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.api.access.sight.NotYet;
import io.tajmi.api.job.JobAnswer;
import io.tajmi.api.query.Named;
import io.tajmi.api.query.UnknownParameters;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.eventlog.LogBusy;
import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogFull;
import io.tajmi.eventlog.LogMoving;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.query.NotKept;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.replay.ReplayBusy;
import io.tajmi.replay.job.JobCancelled;
import io.tajmi.replay.job.JobRuns;
import io.tajmi.replay.job.JobsFull;
import io.tajmi.view.NothingAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every refusal as an RFC 9457 problem with a code, one sentence and, where known, a pointer. A
 * client's mistake is one line in the console; a fault of ours comes with its trace.
 */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String LINE = "{} {} {} from {}: {} {}";

  private final RefusalRecord refusals;
  private final Bodies bodies;
  private final AccessLog access;
  private final Supplier<Viewer> viewer;
  private final RequestLog requests;

  public Problems(
      RefusalRecord refusals,
      Bodies bodies,
      AccessLog access,
      Supplier<Viewer> viewer,
      RequestLog requests) {
    this.requests = requests;
    this.refusals = refusals;
    this.bodies = bodies;
    this.access = access;
    this.viewer = viewer;
  }

  /**
   * Not for whoever asks; a denial is written down also in the log of its own. Whoever asked for a
   * page is answered by one, which is made where the container sends what is left to say.
   */
  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> denied(
      AccessRefused refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AccessLog.What logged = refused.logged();
    if (logged != null) {
      access.write(
          logged,
          viewer.get().actor(),
          request.getRemoteAddr(),
          request.getMethod() + " " + request.getRequestURI());
    }
    HttpHeaders headers = new HttpHeaders();
    if (!refused.allowed().isEmpty()) {
      headers.add(HttpHeaders.ALLOW, String.join(", ", refused.allowed()));
    }
    if (refused.why() == AccessRefused.Why.NOT_LOGGED_IN) {
      headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    ResponseEntity<ProblemDetail> answer = answer(of(refused), headers, request);
    if (isForPage(request)) {
      headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
      response.sendError(refused.why().status().value());
      return null;
    }
    return answer;
  }

  private static boolean isForPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getMethod().equals("GET")
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && !request.getRequestURI().startsWith("/api/")
        && !request.getRequestURI().startsWith("/actuator/");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> rejected(Rejection rejection, HttpServletRequest request) {
    return answer(of(rejection), new HttpHeaders(), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refused refused, HttpServletRequest request) {
    return answer(refused.problem(), new HttpHeaders(), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownParameters unknown, HttpServletRequest request) {
    if (request.getMethod().equals("POST")) {
      keepAside(request, unknown.detail());
    }
    ProblemDetail problem =
        problem(HttpStatus.BAD_REQUEST, "PARAMETER_UNKNOWN", unknown.detail(), null);
    problem.setProperty("parameters", unknown.names());
    return answer(problem, new HttpHeaders(), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(LogBusy busy, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "LOG_BUSY",
            "The node has too much to do; send the same again.",
            null),
        soon(),
        request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> moving(LogMoving moving, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "LOG_MOVING",
            "Other acts keep changing what this one rests on, and it was not written; send the"
                + " same envelope again.",
            null),
        soon(),
        request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> full(LogFull full, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "LOG_FULL",
            "The disk of this node is full; send the same envelope again.",
            null),
        retryAfter("5"),
        request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(OutcomeUnknown unknown, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.GATEWAY_TIMEOUT,
            "OUTCOME_UNKNOWN",
            "It is not known whether the act was written; send the same envelope again.",
            null),
        new HttpHeaders(),
        request);
  }

  @ExceptionHandler({LogStopped.class, LogCorrupted.class})
  ResponseEntity<ProblemDetail> stopped(RuntimeException stopped, HttpServletRequest request) {
    LOG.error("The log is not available", stopped);
    return answer(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "LOG_STOPPED",
            "The log takes no acts; the operators of this node must look at it.",
            null),
        new HttpHeaders(),
        request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notFound(NotThere notFound, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.NOT_FOUND,
            RuleCode.R_102.code(),
            notFound.detail(),
            Named.pointer(notFound, request)),
        new HttpHeaders(),
        request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> nothingAfter(NothingAfter none, HttpServletRequest request) {
    String detail = "Nothing comes after " + none.after() + "; take next of the page before.";
    return rejected(new Rejection(RuleCode.R_101, "/after", detail), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notYet(NotYet notYet, HttpServletRequest request) {
    return answer(
        problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_YET", notYet.detail(), null), soon(), request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> ahead(Ahead ahead, HttpServletRequest request) {
    return answer(
        problem(HttpStatus.NOT_FOUND, "NOT_YET", ahead.detail(), Named.pointer(ahead, request)),
        new HttpHeaders(),
        request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> replayBusy(ReplayBusy busy, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "REPLAY_BUSY",
            "Too many ask for the past at once; ask again.",
            null),
        soon(),
        request);
  }

  /** The store that could not write it has told why. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> notKept(NotKept notKept, HttpServletRequest request) {
    ProblemDetail problem =
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "NOT_KEPT",
            "This node could not write what it was to keep, and nothing of it was kept.",
            null);
    problem.setProperty(
        "action", "Try again; if it stays so, call the operators: the disk may be full.");
    return answer(problem, retryAfter("5"), request);
  }

  /** It takes longer than whoever asks is to wait: it is read by its job. */
  @ExceptionHandler
  ResponseEntity<JobAnswer> accepted(JobRuns runs) {
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.LOCATION, JobAnswer.address(runs.job()))
        .header(HttpHeaders.RETRY_AFTER, "1")
        .contentType(MediaType.APPLICATION_JSON)
        .body(JobAnswer.of(runs.job()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> cancelled(JobCancelled cancelled, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.CONFLICT,
            "JOB_CANCELLED",
            "Working this out was cancelled; ask again.",
            null),
        new HttpHeaders(),
        request);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> jobsFull(JobsFull full, HttpServletRequest request) {
    return answer(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "JOBS_FULL",
            "Too many long answers are being worked out at once; ask again.",
            null),
        retryAfter("5"),
        request);
  }

  /** What nobody expected; the sentence says nothing of it, the console all. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> fault(RuntimeException fault, HttpServletRequest request) {
    LOG.error("{} {} failed", request.getMethod(), oneLine(request.getRequestURI()), fault);
    return answer(
        problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "INTERNAL",
            "The node failed at this request; its operators find the reason in its console.",
            null),
        new HttpHeaders(),
        request);
  }

  /** The framework's own refusals, in our words. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception refused,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest web) {
    HttpServletRequest request = ((ServletWebRequest) web).getRequest();
    if (refused instanceof HttpMediaTypeNotSupportedException) {
      keepAside(request, "The media type is not taken.");
    }
    var answer =
        answer(FrameworkProblems.of(refused, HttpStatus.valueOf(status.value())), headers, request);
    return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
  }

  private void keepAside(HttpServletRequest request, String why) {
    Rejection rejection = new Rejection(RuleCode.R_101, null, why);
    try (Body body = bodies.document(request)) {
      var _ = refusals.refused(rejection, body.bytes(), request.getRemoteAddr());
    } catch (Unread unread) {
      var _ = refusals.refused(rejection, unread.read(), request.getRemoteAddr());
    }
  }

  private ResponseEntity<ProblemDetail> answer(
      ProblemDetail problem, HttpHeaders headers, HttpServletRequest request) {
    request.setAttribute(ErrorProblems.PROBLEM, problem);
    String code = String.valueOf(Objects.requireNonNull(problem.getProperties()).get("code"));
    requests.refused(code);
    // Whoever has an account is worth a line; strangers are counted.
    if (viewer.get().equals(Viewer.PUBLIC)) {
      LOG.debug(LINE, line(problem, code, request));
    } else {
      LOG.info(LINE, line(problem, code, request));
    }
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static Object[] line(ProblemDetail problem, String code, HttpServletRequest request) {
    return new Object[] {
      problem.getStatus(),
      request.getMethod(),
      oneLine(request.getRequestURI()),
      request.getRemoteAddr(),
      code,
      oneLine(String.valueOf(problem.getDetail()))
    };
  }

  /** A text that is one line of a log. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static HttpHeaders soon() {
    return retryAfter("1");
  }

  private static HttpHeaders retryAfter(String seconds) {
    HttpHeaders headers = new HttpHeaders();
    headers.add(HttpHeaders.RETRY_AFTER, seconds);
    return headers;
  }

  /** The problem of a refusal because of who asks. */
  static ProblemDetail of(AccessRefused refused) {
    return problem(refused.why().status(), refused.why().code(), refused.detail(), null);
  }

  /** The problem of a rejection. */
  static ProblemDetail of(Rejection rejection) {
    ProblemDetail problem =
        problem(
            status(rejection.code()),
            rejection.code().code(),
            rejection.detail(),
            rejection.pointer());
    problem.setProperty("action", rejection.code().senderAction());
    return problem;
  }

  /** A problem with our extensions. */
  public static ProblemDetail problem(
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
      case R_101, R_112 -> HttpStatus.BAD_REQUEST;
      case R_102 -> HttpStatus.NOT_FOUND;
      case R_105, R_106, R_107, R_109, R_110, R_111, R_115 -> HttpStatus.CONFLICT;
      case R_108 -> HttpStatus.CONTENT_TOO_LARGE;
      default -> HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  /** An answer that is a problem already. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail problem;

    public Refused(ProblemDetail problem) {
      super(problem.getDetail(), null, false, false);
      this.problem = problem;
    }

    public ProblemDetail problem() {
      return problem;
    }
  }
}
