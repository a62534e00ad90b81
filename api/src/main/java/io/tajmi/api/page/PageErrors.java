package io.tajmi.api.page;

import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.query.NoReplayYet;
import io.tajmi.document.Rejection;
import io.tajmi.query.NotKept;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.replay.ReplayBusy;
import io.tajmi.replay.job.JobCancelled;
import io.tajmi.replay.job.JobRuns;
import io.tajmi.replay.job.JobsFull;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What a reader of pages sees where an address names nothing, or nothing that is built. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PageErrors {
  private final Pages pages;

  public PageErrors(Pages pages) {
    this.pages = pages;
  }

  @ExceptionHandler
  ModelAndView notFound(NotThere notThere, HttpServletRequest request) {
    return pages.refusal(HttpStatus.NOT_FOUND, request);
  }

  @ExceptionHandler
  ModelAndView ahead(Ahead ahead, HttpServletRequest request) {
    return pages.refusal(HttpStatus.NOT_FOUND, "refused.ahead", request);
  }

  @ExceptionHandler
  ModelAndView busy(ReplayBusy busy, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    return pages.refusal(HttpStatus.SERVICE_UNAVAILABLE, "refused.busy", request);
  }

  /** The reader waits at the page of the job, in the same language. */
  @ExceptionHandler
  ModelAndView accepted(JobRuns runs, HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, Addresses.job(runs.job().id(), request));
    return new ModelAndView();
  }

  @ExceptionHandler
  ModelAndView full(JobsFull full, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    return pages.refusal(HttpStatus.SERVICE_UNAVAILABLE, "refused.busy", request);
  }

  @ExceptionHandler
  ModelAndView cancelled(JobCancelled cancelled, HttpServletRequest request) {
    return pages.refusal(HttpStatus.CONFLICT, "refused.cancelled", request);
  }

  @ExceptionHandler
  ModelAndView notKept(NotKept notKept, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    return pages.refusal(HttpStatus.SERVICE_UNAVAILABLE, "refused.notKept", request);
  }

  @ExceptionHandler
  ModelAndView noStandpoint(PageStandpoints.None none, HttpServletRequest request) {
    return pages.refusal(none, request);
  }

  @ExceptionHandler
  ModelAndView refused(Rejection rejection, HttpServletRequest request) {
    return pages.refusal(rejection, request);
  }

  @ExceptionHandler
  ModelAndView elsewhere(PageStandpoints.Elsewhere found, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, found.address());
    return new ModelAndView();
  }

  @ExceptionHandler
  ModelAndView noReplay(NoReplayYet noReplay, HttpServletRequest request) {
    return pages.refusal(HttpStatus.BAD_REQUEST, "refused.replay", request);
  }
}
