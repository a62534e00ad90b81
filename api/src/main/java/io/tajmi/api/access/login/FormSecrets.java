package io.tajmi.api.access.login;

import io.tajmi.api.access.account.Secrets;
import io.tajmi.api.access.session.LastingViewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * What a form must be sent with, so that no other site can send one. In a session it follows from
 * the session's id, so nobody else can know it and nothing is stored; for whoever has none, which
 * is for the form of logging in, it is a random cookie that the form repeats.
 */
public final class FormSecrets implements CsrfTokenRepository {
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String FIELD = "_csrf";

  private final SessionCookie cookie;

  public FormSecrets(SessionCookie cookie) {
    this.cookie = cookie;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    String own = own(request);
    return token(own == null ? Secrets.token() : own);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && own(request) == null) {
      cookie.form(response, token.getToken());
    } else if (token == null && cookie.form(request) != null) {
      cookie.form(response, null);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    String own = own(request);
    String secret = own == null ? cookie.form(request) : own;
    return secret == null ? null : token(secret);
  }

  private @Nullable String own(HttpServletRequest request) {
    String id =
        LastingViewer.of(request) instanceof LastingViewer.InSession
            ? cookie.session(request)
            : null;
    return id == null ? null : Secrets.hash("form " + id);
  }

  private static CsrfToken token(String secret) {
    return new DefaultCsrfToken(HEADER, FIELD, secret);
  }
}
