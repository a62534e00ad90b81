package io.tajmi.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.text.Words;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A refusal, in words, to who asked for a page; programs are answered by a problem instead. */
@Hidden
@Controller
public class ErrorPages {
  private final Pages pages;

  ErrorPages(Pages pages) {
    this.pages = pages;
  }

  /**
   * Why a page is not shown.
   *
   * @param text what to do
   */
  record View(Map<String, String> cells, String title, String text) implements Shown {}

  /** The page of a request that was refused. */
  @RequestMapping(path = "${spring.web.error.path:/error}", produces = MediaType.TEXT_HTML_VALUE)
  public ModelAndView error(HttpServletRequest request) {
    HttpStatus status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                && HttpStatus.resolve(code) != null
            ? HttpStatus.valueOf(code)
            : HttpStatus.NOT_FOUND;
    HttpServletRequest asked = asked(request);
    ModelAndView answer =
        pages.still("refused", null, of(Pages.words(request), status), pages.sight(asked), asked);
    answer.setStatus(status);
    return answer;
  }

  /** For which words a status stands. */
  static View of(Words words, HttpStatus status) {
    String key =
        switch (status) {
          case UNAUTHORIZED -> "refused.login";
          case FORBIDDEN -> "refused.right";
          case NOT_FOUND -> "notFound";
          default -> "refused.failed";
        };
    return new View(Map.of(), words.say(key + ".title"), words.say(key + ".text"));
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
