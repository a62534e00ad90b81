package io.tajmi.api.access;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.login.AccountAuthentication;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks, on the thread that serves the request. */
final class CurrentViewer implements Supplier<Viewer> {
  @Override
  public Viewer get() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof AccountAuthentication entered
        ? entered.viewer()
        : Viewer.PUBLIC;
  }
}
