package broken.clock.io.tajmi.branch;

import java.time.Instant;

/** Breaks a rule on purpose. */
class AsksTheClock {
  Instant now() {
    return Instant.now();
  }
}
