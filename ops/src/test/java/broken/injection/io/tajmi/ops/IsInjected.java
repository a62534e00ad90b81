package broken.injection.io.tajmi.ops;

import org.springframework.beans.factory.annotation.Autowired;

/** Breaks a rule on purpose. */
class IsInjected {
  @Autowired Object injected;
}
