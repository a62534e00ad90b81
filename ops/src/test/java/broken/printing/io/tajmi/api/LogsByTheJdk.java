package broken.printing.io.tajmi.api;

import java.util.logging.Logger;

/** Breaks a rule on purpose. */
class LogsByTheJdk {
  final Logger logger = Logger.getLogger("any");
}
