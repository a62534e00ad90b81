package io.tajmi.api.access.login;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.session.Session;
import io.tajmi.api.access.session.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in, for one request, whoever holds the id of a session that has not ended. */
final class SessionFilter extends OncePerRequestFilter {
  private final Sessions sessions;
  private final Accounts accounts;
  private final SessionCookie cookie;

  SessionFilter(Sessions sessions, Accounts accounts, SessionCookie cookie) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.cookie = cookie;
  }

  /** The page that says why something failed is for the same reader. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    LastingViewer.InSession standing = standing(cookie.session(request));
    if (standing != null) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(AccountAuthentication.byPassword(standing.account()));
      SecurityContextHolder.setContext(context);
      LastingViewer.note(request, standing);
    }
    chain.doFilter(request, response);
  }

  private LastingViewer.@Nullable InSession standing(@Nullable String id) {
    Session session = id == null ? null : sessions.find(id);
    Account account = session == null ? null : accounts.byId(session.account());
    return session == null || account == null
        ? null
        : new LastingViewer.InSession(account, session, sessions);
  }
}
