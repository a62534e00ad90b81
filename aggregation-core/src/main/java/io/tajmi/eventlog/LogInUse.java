package io.tajmi.eventlog;

import java.nio.file.Path;

/** Another process has the log open; a log has one writer. */
public final class LogInUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the directory. */
  public LogInUse(Path directory) {
    super(
        "Another process has the log in " + directory + " open; stop it first.",
        null,
        false,
        false);
  }
}
