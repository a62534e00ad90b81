package io.tajmi.api.http;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.document.RuleCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the servlet container refuses by itself, such as a body that breaks off, as a problem too;
 * where ours was lost on the way, it is the answer.
 */
@Hidden
@RestController
public class ErrorProblems implements ErrorController {
  /** Request attribute of the problem that was to be the answer. */
  static final String PROBLEM = ErrorProblems.class.getName();

  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

  public ErrorProblems() {}

  /** The problem of a request that failed outside our code. */
  @RequestMapping("${spring.web.error.path:/error}")
  public ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
    ProblemDetail problem =
        request.getAttribute(PROBLEM) instanceof ProblemDetail ours
            ? ours
            : container(status(request));
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** The status that a request failed with; 404 where somebody asks without a failure. */
  public static HttpStatus status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            && HttpStatus.resolve(code) != null
        ? HttpStatus.valueOf(code)
        : HttpStatus.NOT_FOUND;
  }

  /** The problem of a request that came to no address of ours, as it is sent. */
  public static String json(HttpStatus status) {
    return JSON.writeValueAsString(container(status));
  }

  private static ProblemDetail container(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND, METHOD_NOT_ALLOWED -> FrameworkProblems.of(status);
      case BAD_REQUEST ->
          Problems.problem(
              status,
              RuleCode.R_101.code(),
              "The request is malformed or broke off; send it again.",
              null);
      default ->
          Problems.problem(
              status,
              status.is5xxServerError() ? "INTERNAL" : status.name(),
              "The request could not be answered; send it again or ask the operators of this node.",
              null);
    };
  }
}
