package io.tajmi.api.access.login;

import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Opens a session for whoever has shown a password, and ends it for whoever logs out. */
public final class SessionLogin implements AuthenticationSuccessHandler, LogoutHandler {
  private final Sessions sessions;
  private final Accounts accounts;
  private final SessionCookie cookie;
  private final AccessLog log;

  public SessionLogin(Sessions sessions, Accounts accounts, SessionCookie cookie, AccessLog log) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.cookie = cookie;
    this.log = log;
  }

  /** Lets in who has one. */
  public SessionFilter filter() {
    return new SessionFilter(sessions, accounts, cookie);
  }

  /**
   * Leads home. The session that this browser had before ends: nobody could log out of it any more.
   */
  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    endOwn(request);
    cookie.form(response, null);
    String account = ((AccountAuthentication) who).account();
    try {
      String id = sessions.open(Objects.requireNonNull(accounts.byId(account)));
      cookie.session(response, id);
      log.write(AccessLog.What.LOGIN, who.getName(), request.getRemoteAddr(), null);
      response.sendRedirect("/");
    } catch (Sessions.Full full) {
      cookie.session(response, null);
      log.write(AccessLog.What.LOGIN_REFUSED, who.getName(), request.getRemoteAddr(), "sessions");
      response.sendRedirect(refusal(full).address());
    }
  }

  private static LoginRefused refusal(Sessions.Full full) {
    return new LoginRefused(
        full.ofAccount() ? LoginRefused.Why.ACCOUNT_FULL : LoginRefused.Why.NODE_FULL);
  }

  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
    endOwn(request);
    cookie.session(response, null);
  }

  private void endOwn(HttpServletRequest request) {
    if (LastingViewer.of(request) instanceof LastingViewer.InSession own) {
      sessions.end(own.session());
      log.write(AccessLog.What.LOGOUT, own.viewer().actor(), request.getRemoteAddr(), null);
      LastingViewer.note(request, LastingViewer.EVERYONE);
    }
  }
}
