package io.tajmi.api.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks up, in each request, what the account of a session may do now: a role given or an account
 * blocked counts at once.
 */
final class SessionFilter extends OncePerRequestFilter {
  private final Accounts accounts;

  SessionFilter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof Entered entered
        && !entered.byToken()) {
      Account now = accounts.byId(entered.account());
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      if (now == null) {
        HttpSession session = request.getSession(false);
        if (session != null) {
          session.invalidate();
        }
      } else {
        context.setAuthentication(Entered.byPassword(now));
        request.setAttribute(Viewer.NAME, now.name());
      }
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
