package io.tajmi.bench;

import java.util.List;

/** One thing that is measured. */
interface Concern {

  /** Its name on the command line. */
  String name();

  /**
   * Warms up, measures and says what came of it; nothing where this machine lacks what it needs.
   */
  List<Row> measure(Workspace workspace) throws Exception;
}
