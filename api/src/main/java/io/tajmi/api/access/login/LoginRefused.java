package io.tajmi.api.access.login;

import org.springframework.security.core.AuthenticationException;

/** Nobody is logged in by what was sent. */
public final class LoginRefused extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why, and how the form says it when it is shown again. */
  public enum Why {
    /** The name or the password is wrong. */
    WRONG("wrong"),
    /** Too many wrong passwords came from there before. */
    WAIT("wait"),
    /** Too many passwords are being looked at. */
    BUSY("busy"),
    /** The account is logged in at as many browsers as it may be. */
    ACCOUNT_FULL("full"),
    /** As many are logged in as may be. */
    NODE_FULL("crowded");

    private final String parameter;

    Why(String parameter) {
      this.parameter = parameter;
    }
  }

  public LoginRefused(Why why) {
    super(why.name());
    this.why = why;
  }

  /** Where the form says so. */
  public String address() {
    return "/login?" + why.parameter;
  }

  Why why() {
    return why;
  }
}
