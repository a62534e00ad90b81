package broken.machine.io.tajmi.text;

import java.util.function.UnaryOperator;

/** Breaks a rule on purpose. */
class LowersByTheMachine {
  UnaryOperator<String> lower() {
    return String::toLowerCase;
  }
}
