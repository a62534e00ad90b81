package broken.clock.io.tajmi.decision;

import java.util.UUID;

/** Breaks a rule on purpose. */
class DrawsAnId {
  UUID id() {
    return UUID.randomUUID();
  }
}
