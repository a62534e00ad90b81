package io.tajmi.api.access;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people log in. */
@Hidden
@Controller
public class LoginPage {
  LoginPage() {}

  /** The form, and why it is shown again. */
  @GetMapping("/login")
  public String login(
      @RequestParam(required = false) @org.jspecify.annotations.Nullable String wrong,
      @RequestParam(required = false) @org.jspecify.annotations.Nullable String wait,
      @RequestParam(required = false) @org.jspecify.annotations.Nullable String expired,
      Model model) {
    model.addAttribute("wrong", wrong != null);
    model.addAttribute("wait", wait != null);
    model.addAttribute("expired", expired != null);
    return "login";
  }
}
