package io.tajmi.api.access.login;

import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a person's password. A name that does not exist costs the same time as a wrong password,
 * so that neither the answer nor its delay tells names.
 */
public final class PasswordLogin implements AuthenticationProvider {
  private final Accounts accounts;
  private final LoginLimit limit;
  private final CheckingOrder order;
  private final AccessLog log;
  private final PasswordEncoder passwords = Secrets.passwords();
  private final String nobodys;

  public PasswordLogin(Accounts accounts, LoginLimit limit, CheckingOrder order, AccessLog log) {
    this.accounts = accounts;
    this.limit = limit;
    this.order = order;
    this.log = log;
    this.nobodys = Objects.requireNonNull(passwords.encode(Secrets.password()));
  }

  @Override
  public Authentication authenticate(Authentication asked) {
    String name = Account.isName(asked.getName()) ? asked.getName() : "";
    String address =
        asked.getDetails() instanceof WebAuthenticationDetails web
            ? web.getRemoteAddress()
            : "unknown";
    boolean inner = asked.getDetails() instanceof LoginDetails details && details.inner();
    Account account = accounts.person(name);
    if (!matches(String.valueOf(asked.getCredentials()), account, name, address, inner)
        || account == null) {
      limit.failed(name, ClientOrigin.of(address));
      log.write(AccessLog.What.LOGIN_FAILED, who(name), address, "password");
      throw new LoginRefused(LoginRefused.Why.WRONG);
    }
    limit.succeeded(name, ClientOrigin.of(address));
    return AccountAuthentication.byPassword(account);
  }

  private boolean matches(
      String password, @Nullable Account account, String name, String address, boolean inner) {
    ClientOrigin origin = ClientOrigin.of(address);
    boolean looked = password.getBytes(StandardCharsets.UTF_8).length <= Secrets.PASSWORD_BYTES_MAX;
    String stored = account == null ? nobodys : account.secret();
    requireOpen(name, address);
    try {
      return order.look(
          origin,
          inner || limit.knows(name, origin),
          limit.failuresNear(origin),
          () -> {
            requireOpen(name, address);
            return passwords.matches(looked ? password : "", stored) && looked;
          });
    } catch (CheckingOrder.TooMany many) {
      log.write(AccessLog.What.LOGIN_DELAYED, who(name), address, "queue");
      throw new LoginRefused(LoginRefused.Why.BUSY);
    }
  }

  /** Asked again when the turn has come, as others from there may have failed meanwhile. */
  private void requireOpen(String name, String address) {
    if (!limit.open(name, ClientOrigin.of(address))) {
      log.write(AccessLog.What.LOGIN_DELAYED, who(name), address, null);
      throw new LoginRefused(LoginRefused.Why.WAIT);
    }
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
