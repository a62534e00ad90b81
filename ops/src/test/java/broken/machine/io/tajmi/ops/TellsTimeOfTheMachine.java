package broken.machine.io.tajmi.ops;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Breaks a rule on purpose. */
class TellsTimeOfTheMachine {
  ZonedDateTime there(Instant instant) {
    return instant.atZone(ZoneId.systemDefault());
  }
}
