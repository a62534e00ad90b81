package io.tajmi.api.page;

import io.tajmi.api.query.NoReplayYet;
import io.tajmi.query.NotThere;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What a reader of pages sees where an address names nothing, or nothing that is built. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public class PageErrors {
  private final Pages pages;

  PageErrors(Pages pages) {
    this.pages = pages;
  }

  @ExceptionHandler
  ModelAndView notFound(NotThere notThere, HttpServletRequest request) {
    return pages.refusal(HttpStatus.NOT_FOUND, request);
  }

  @ExceptionHandler
  ModelAndView noReplay(NoReplayYet noReplay, HttpServletRequest request) {
    return pages.refusal(HttpStatus.BAD_REQUEST, "refused.replay", request);
  }
}
