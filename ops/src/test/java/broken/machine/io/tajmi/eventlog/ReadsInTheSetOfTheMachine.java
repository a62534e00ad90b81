package broken.machine.io.tajmi.eventlog;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;

/** Breaks a rule on purpose. */
class ReadsInTheSetOfTheMachine {
  @SuppressWarnings("DefaultCharset")
  Reader read(InputStream bytes) {
    return new InputStreamReader(bytes);
  }
}
