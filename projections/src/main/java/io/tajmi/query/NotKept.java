package io.tajmi.query;

import java.io.IOException;

/** Something of a reader's own could not be written, so that nothing of it is kept. */
public final class NotKept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Because of a file. */
  public NotKept(IOException why) {
    super(why);
  }
}
