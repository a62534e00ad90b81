package broken.clock.io.tajmi.election;

import java.util.Random;

/** Breaks a rule on purpose. */
class ThrowsDice {
  int dice() {
    return new Random().nextInt(6);
  }
}
