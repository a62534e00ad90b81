package io.tajmi.api.access;

import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.login.AccountAuthentication;
import io.tajmi.api.access.login.InnerPort;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.replay.check.CheckStatus;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.RequestPath;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Decides by {@link Routes} whether a request goes on, and has those that do not answered as
 * problems, where each refusal is answered and each denial written down.
 */
final class RouteGuard
    implements AuthorizationManager<RequestAuthorizationContext>,
        AuthenticationEntryPoint,
        AccessDeniedHandler {
  /**
   * Whom a page was made for, by its mark: what the page asks for later must not come to it with
   * the rights of another.
   */
  private static final String READER = "Tajmi-Reader";

  /** What is answered also by a node that distrusts itself. */
  private static final List<String> ALWAYS =
      List.of("/api/v1/check", "/actuator/", "/assets/", "/webjars/");

  private final HandlerExceptionResolver problems;
  private final Supplier<CheckStatus> check;

  RouteGuard(HandlerExceptionResolver problems, Supplier<CheckStatus> check) {
    this.problems = problems;
    this.check = check;
  }

  @Override
  public AuthorizationDecision authorize(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    // What the container dispatches again was let in before, or is an answer about a refusal.
    boolean again = request.getDispatcherType() != DispatcherType.REQUEST;
    return new AuthorizationDecision(again || refusal(request, who.get()) == null);
  }

  /** Nobody has logged in. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException missing) {
    AccessRefused refusal = refusal(request, null);
    refuse(request, response, refusal == null ? AccessRefused.notLoggedIn() : refusal);
  }

  /** Somebody has, who may not do this; or a form came without its token. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    AccessRefused refusal = refusal(request, current());
    boolean form = refusal == null && denied instanceof CsrfException;
    if (form && request.getRequestURI().equals("/login")) {
      response.sendRedirect("/login?expired");
    } else if (form && LastingViewer.of(request).equals(LastingViewer.EVERYONE)) {
      response.sendRedirect("/"); // Nobody is left to log out.
    } else {
      refuse(request, response, refusal == null ? AccessRefused.formTooOld() : refusal);
    }
  }

  /** Answers with a refusal. */
  void refuse(HttpServletRequest request, HttpServletResponse response, AccessRefused refusal) {
    var _ = problems.resolveException(request, response, null, refusal);
  }

  private static @Nullable Authentication current() {
    return SecurityContextHolder.getContext().getAuthentication();
  }

  private @Nullable AccessRefused refusal(
      HttpServletRequest request, @Nullable Authentication who) {
    if (check.get().down() && ALWAYS.stream().noneMatch(request.getRequestURI()::startsWith)) {
      return AccessRefused.distrusted();
    }
    String reader = request.getHeader(READER);
    if (reader != null && !reader.equals(LastingViewer.of(request).mark())) {
      return AccessRefused.readerChanged();
    }
    var path = RequestPath.parse(request.getRequestURI(), request.getContextPath());
    boolean inner = InnerPort.received(request);
    return switch (Routes.find(request.getMethod(), path.pathWithinApplication(), inner)) {
      case Routes.Found.Nothing _ -> AccessRefused.notThere();
      case Routes.Found.OtherMethods(var allowed) -> AccessRefused.otherMethod(allowed);
      case Routes.Found.Listed(var route) -> refusal(route, who);
    };
  }

  private static @Nullable AccessRefused refusal(Routes.Route route, @Nullable Authentication who) {
    Right right = route.right();
    if (right == null) {
      return null;
    }
    if (!(who instanceof AccountAuthentication entered)) {
      return AccessRefused.notLoggedIn();
    }
    if (!entered.viewer().may(right)) {
      return AccessRefused.lacks(right);
    }
    return route.acts() && !entered.byToken() ? AccessRefused.needsToken() : null;
  }
}
