package io.tajmi.api.access;

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
    Standing.InSession standing = standing(cookie.session(request));
    if (standing != null) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(Entered.byPassword(standing.account()));
      SecurityContextHolder.setContext(context);
      Standing.note(request, standing);
    }
    chain.doFilter(request, response);
  }

  private Standing.@Nullable InSession standing(@Nullable String id) {
    Session session = id == null ? null : sessions.find(id);
    Account account = session == null ? null : accounts.byId(session.account());
    return session == null || account == null
        ? null
        : new Standing.InSession(account, session, sessions);
  }
}
