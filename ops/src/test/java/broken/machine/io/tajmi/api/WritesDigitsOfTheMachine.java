package broken.machine.io.tajmi.api;

/** Breaks a rule on purpose. */
class WritesDigitsOfTheMachine {
  String tag(long position) {
    return "\"%d\"".formatted(position);
  }
}
