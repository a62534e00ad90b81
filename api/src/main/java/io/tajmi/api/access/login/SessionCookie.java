package io.tajmi.api.access.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a browser keeps of a login: for the server alone, for this site alone, and gone when the
 * browser is closed.
 *
 * @param secure whether it goes over TLS only
 */
public record SessionCookie(boolean secure) {
  private static final String SESSION = "tajmi";
  private static final String FORM = "tajmi-form";

  @Nullable String session(HttpServletRequest request) {
    return value(request, SESSION);
  }

  /** The secret of a form that was given to somebody who has no session. */
  @Nullable String form(HttpServletRequest request) {
    return value(request, FORM);
  }

  /** Gives a session's id to a browser; null takes it away. */
  void session(HttpServletResponse response, @Nullable String id) {
    set(response, SESSION, id);
  }

  /** The same of a form's secret. */
  void form(HttpServletResponse response, @Nullable String secret) {
    set(response, FORM, secret);
  }

  private static @Nullable String value(HttpServletRequest request, String name) {
    Cookie cookie = WebUtils.getCookie(request, name);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  private void set(HttpServletResponse response, String name, @Nullable String value) {
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(name, value == null ? "" : value)
            .path("/")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict");
    if (value == null) {
      cookie.maxAge(Duration.ZERO);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
