package broken.clock.io.tajmi.ruling;

import java.time.Instant;
import java.util.function.Supplier;

/** Breaks a rule on purpose. */
class RefersToTheClock {
  Supplier<Instant> clock() {
    return Instant::now;
  }
}
