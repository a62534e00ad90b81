package io.tajmi.api.access.login;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** From where somebody logs in, and by which port. */
public final class LoginDetails extends WebAuthenticationDetails {
  private static final long serialVersionUID = 1L;

  private final boolean inner;

  public LoginDetails(HttpServletRequest request) {
    super(request.getRemoteAddr(), null);
    this.inner = InnerPort.received(request);
  }

  /** Whether by the inner port, where nobody waits for a crowd at the other. */
  boolean inner() {
    return inner;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoginDetails that && inner == that.inner && super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode() + (inner ? 1 : 0);
  }
}
