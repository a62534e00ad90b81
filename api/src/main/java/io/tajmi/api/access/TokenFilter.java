package io.tajmi.api.access;

import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.login.AccountAuthentication;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.sight.AccessRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in a machine by {@code Authorization: Bearer}, for this request alone. */
final class TokenFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";
  private static final int SEEN_MAX = 10_000;

  private final Accounts accounts;
  private final RouteGuard guard;
  private final AccessLog log;

  /** Account and address, the longest unseen first. */
  private final Set<String> seen =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > SEEN_MAX;
                }
              }));

  TokenFilter(Accounts accounts, RouteGuard guard, AccessLog log) {
    this.accounts = accounts;
    this.guard = guard;
    this.log = log;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String token = token(request);
    if (token == null) {
      chain.doFilter(request, response);
      return;
    }
    Account account = accounts.machine(token);
    if (account == null) {
      guard.refuse(request, response, AccessRefused.unknownToken());
      return;
    }
    if (seen.add(account.id() + " " + request.getRemoteAddr())) {
      log.write(AccessLog.What.TOKEN_SEEN, account.viewer().actor(), request.getRemoteAddr(), null);
    }
    LastingViewer.note(request, new LastingViewer.WithToken(account, accounts));
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(AccountAuthentication.byToken(account));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static @Nullable String token(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? null
        : header.substring(BEARER.length()).strip();
  }
}
