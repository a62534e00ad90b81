package io.tajmi.api.page.search;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.Plain;
import io.tajmi.api.query.Takes;
import io.tajmi.text.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where people log in. */
@Hidden
@Controller
public class LoginPage {
  private final Pages pages;

  public LoginPage(Pages pages) {
    this.pages = pages;
  }

  /** The form, and why it is shown again. */
  @GetMapping("/login")
  @Takes({"wrong", "wait", "busy", "full", "crowded", "expired"})
  public ModelAndView login(HttpServletRequest request) {
    Words words = Pages.words(request);
    ModelAndView answer =
        pages.still("login", null, Plain.of(words, "login.title"), pages.sight(request), request);
    String notice = notice(request);
    answer.addObject("notice", notice == null ? null : words.say(notice));
    return answer;
  }

  private static @Nullable String notice(HttpServletRequest request) {
    Parameters parameters = Parameters.of(request);
    for (String why : new String[] {"wrong", "wait", "busy", "full", "crowded", "expired"}) {
      if (parameters.has(why)) {
        return "login." + why;
      }
    }
    return null;
  }
}
