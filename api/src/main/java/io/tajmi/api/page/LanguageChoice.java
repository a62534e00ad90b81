package io.tajmi.api.page;

import io.tajmi.api.query.Query;
import io.tajmi.text.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: what {@code lang} in its address says, else what it said last, kept in a
 * cookie, else Persian.
 */
public final class LanguageChoice implements LocaleResolver, HandlerInterceptor {
  private static final String NAME = "lang";
  private static final Duration KEPT = Duration.ofDays(365);

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    String asked = Query.first(request, NAME);
    Cookie kept = WebUtils.getCookie(request, NAME);
    return Language.of(asked != null || kept == null ? asked : kept.getValue()).locale();
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    throw new UnsupportedOperationException("a language is chosen by address");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String asked = Query.first(request, NAME);
    if (asked != null) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(NAME, Language.of(asked).tag())
              .path("/")
              .maxAge(KEPT)
              .httpOnly(true)
              .sameSite("Lax")
              .build()
              .toString());
    }
    return true;
  }
}
