package io.tajmi.api.access;

import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.login.CheckingOrder;
import io.tajmi.api.access.login.FormSecrets;
import io.tajmi.api.access.login.LoginDetails;
import io.tajmi.api.access.login.LoginLimit;
import io.tajmi.api.access.login.LoginRefused;
import io.tajmi.api.access.login.PasswordLogin;
import io.tajmi.api.access.login.SessionCookie;
import io.tajmi.api.access.login.SessionLogin;
import io.tajmi.api.access.session.Sessions;
import io.tajmi.replay.check.SelfCheck;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Two filter chains. Machines come to the API and the meters with a token in each request, without
 * session or cookie; a session that a person has opened may read there too. People come to the
 * pages by a form, with a session of {@link Sessions} and a secret in each form; the container
 * keeps none. What passes is decided by {@link Routes} at both.
 */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {
  /** Nothing but our own files; no inline script or style, no frame, no other origin. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=()";

  @Bean
  RouteGuard guard(
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, SelfCheck check) {
    return new RouteGuard(problems, check::status);
  }

  @Bean
  AuthenticationProvider passwordLogin(Accounts accounts, LoginLimit limit, AccessLog log) {
    CheckingOrder order = new CheckingOrder(CheckingOrder.Limits.ofThisMachine());
    return new PasswordLogin(accounts, limit, order, log);
  }

  /**
   * Nobody reads observations of the chain's filters, and each would wrap every filter of every
   * request; refusals and log-ins have meters and a log of their own.
   */
  @Bean
  SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Which methods do something is said by {@link Routes}, of all others alike. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(HeaderText::isName);
    firewall.setAllowedHeaderValues(HeaderText::isValue);
    return firewall;
  }

  /** What the firewall refuses comes to neither chain, so it is given their headers here. */
  @Bean
  RequestRejectedHandler rejected() {
    return (request, response, rejected) -> {
      response.setHeader("Content-Security-Policy", CONTENT_POLICY);
      response.setHeader("Referrer-Policy", ReferrerPolicy.NO_REFERRER.getPolicy());
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("X-Frame-Options", "DENY");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    };
  }

  @Bean
  Supplier<Viewer> currentViewer() {
    return new CurrentViewer();
  }

  @Bean
  SessionLogin sessionLogin(
      Sessions sessions, Accounts accounts, SessionCookie cookie, AccessLog log) {
    return new SessionLogin(sessions, accounts, cookie, log);
  }

  @Bean
  @Order(1)
  SecurityFilterChain machines(
      HttpSecurity http,
      RouteGuard guard,
      SessionLogin sessions,
      Accounts accounts,
      AccessLog log) {
    http.securityMatcher("/api/**", "/actuator/**")
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .addFilterBefore(
            new TokenFilter(accounts, guard, log), AnonymousAuthenticationFilter.class);
    return chain(http, guard, sessions);
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(
      HttpSecurity http, RouteGuard guard, SessionLogin sessions, SessionCookie cookie) {
    http.csrf(csrf -> csrf.csrfTokenRepository(new FormSecrets(cookie)))
        .formLogin(form ->
            form.loginPage("/login")
                .authenticationDetailsSource(LoginDetails::new)
                .successHandler(sessions)
                .failureHandler((request, response, failure) ->
                    response.sendRedirect(refusal(failure).address())))
        .logout(logout -> logout.addLogoutHandler(sessions).logoutSuccessUrl("/"));
    return chain(http, guard, sessions);
  }

  private static LoginRefused refusal(AuthenticationException failure) {
    return failure instanceof LoginRefused refused
        ? refused
        : new LoginRefused(LoginRefused.Why.WRONG);
  }

  /** What both chains have in common. */
  private static SecurityFilterChain chain(
      HttpSecurity http, RouteGuard guard, SessionLogin sessions) {
    return http.requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(
            who -> who.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .addFilterBefore(sessions.filter(), CsrfFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().access(guard))
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(guard).accessDeniedHandler(guard))
        .headers(AccessConfiguration::headers)
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
