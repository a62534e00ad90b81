package io.tajmi.ops;

import io.tajmi.ops.client.Bar;
import io.tajmi.ops.client.Pause;
import java.util.Map;

/**
 * What a verb is given beside its arguments.
 *
 * @param bars whether standard error is a terminal, so that progress bars are shown
 * @param pause between repeated requests
 * @param environment variables of the process
 */
record Terminal(Bar.Use bars, Pause pause, Map<String, String> environment) {
  /** The launcher says by this property whether standard error is a terminal. */
  private static final String PROPERTY = "tajmi.bars";

  static Terminal ofThisProcess() {
    return new Terminal(
        Boolean.getBoolean(PROPERTY) ? Bar.Use.DRAWN : Bar.Use.SILENT,
        Pause.sleeping(),
        System.getenv());
  }
}
