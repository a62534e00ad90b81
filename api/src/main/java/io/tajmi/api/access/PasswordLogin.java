package io.tajmi.api.access;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a person's password. A name that does not exist costs the same time as a wrong password,
 * so that neither the answer nor its delay tells names.
 */
final class PasswordLogin implements AuthenticationProvider {
  private final Accounts accounts;
  private final LoginLimit limit;
  private final AccessLog log;
  private final PasswordEncoder passwords = Secrets.passwords();
  private final String nobodys;

  PasswordLogin(Accounts accounts, LoginLimit limit, AccessLog log) {
    this.accounts = accounts;
    this.limit = limit;
    this.log = log;
    this.nobodys = Objects.requireNonNull(passwords.encode(Secrets.password()));
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String name = asked.getName();
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails web
            ? web.getRemoteAddress()
            : "unknown";
    if (!limit.open(name, address)) {
      log.write(AccessLog.What.LOGIN_DELAYED, who(name), address, null);
      throw new LockedException("too many wrong passwords came before");
    }
    Account account = accounts.person(name);
    String stored = account == null ? nobodys : account.secret();
    if (!matches(String.valueOf(asked.getCredentials()), stored) || account == null) {
      limit.failed(name, address);
      log.write(AccessLog.What.LOGIN_FAILED, who(name), address, "password");
      throw new BadCredentialsException("wrong name or password");
    }
    limit.succeeded(name);
    log.write(AccessLog.What.LOGIN, account.viewer().actor(), address, null);
    return Entered.byPassword(account);
  }

  private boolean matches(String password, String stored) {
    boolean looked = password.getBytes(StandardCharsets.UTF_8).length <= Secrets.PASSWORD_BYTES_MAX;
    return passwords.matches(looked ? password : "", stored) && looked;
  }

  /** What was typed as a name may be a password, so only a known name's account is written down. */
  private String who(String name) {
    Account known = accounts.named(name);
    return known == null ? "unknown" : known.viewer().actor();
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
