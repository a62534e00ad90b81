package io.tajmi.api.access.login;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.account.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * An account that has shown that it is itself, in this request. Its authorities are the names of
 * the rights that it holds anywhere.
 */
public final class AccountAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final String account;
  private final transient Viewer viewer;
  private final boolean byToken;

  private AccountAuthentication(Account account, boolean byToken) {
    super(authorities(account.viewer()));
    this.account = account.id();
    this.viewer = account.viewer();
    this.byToken = byToken;
    setAuthenticated(true);
  }

  /** By a token in this request. */
  public static AccountAuthentication byToken(Account account) {
    return new AccountAuthentication(account, true);
  }

  /** By a password, in the session that it opened. */
  static AccountAuthentication byPassword(Account account) {
    return new AccountAuthentication(account, false);
  }

  private static List<GrantedAuthority> authorities(Viewer viewer) {
    List<GrantedAuthority> rights = new ArrayList<>();
    for (Right right : Right.values()) {
      if (viewer.may(right)) {
        rights.add(new SimpleGrantedAuthority(right.name()));
      }
    }
    return rights;
  }

  /** The account's id. */
  String account() {
    return account;
  }

  /** Who it is. */
  public Viewer viewer() {
    return viewer;
  }

  /** Whether the request itself brought a token; only such a request may act. */
  public boolean byToken() {
    return byToken;
  }

  @Override
  public String getName() {
    return viewer.actor();
  }

  @Override
  public String getPrincipal() {
    return viewer.actor();
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
