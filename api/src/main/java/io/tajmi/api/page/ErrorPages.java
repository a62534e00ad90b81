package io.tajmi.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.http.ErrorProblems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A refusal, in words, to whoever asked for a page; programs are answered by a problem instead. */
@Hidden
@Controller
public class ErrorPages {
  private final Pages pages;

  public ErrorPages(Pages pages) {
    this.pages = pages;
  }

  /** The page of a request that was refused. */
  @RequestMapping(path = "${spring.web.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
  public ModelAndView error(HttpServletRequest request) {
    return pages.refusal(ErrorProblems.status(request), asked(request));
  }

  /**
   * As it was asked for, not as the container sends it on: links lead back there. What begins like
   * the name of a host must lead nowhere else, so it leads home.
   */
  private static HttpServletRequest asked(HttpServletRequest request) {
    Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getRequestURI() {
        return address instanceof String uri && !uri.startsWith("//") ? uri : "/";
      }
    };
  }
}
