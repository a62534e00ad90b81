package io.tajmi.api.page;

/** An address names something that is not there. */
public final class PageNotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PageNotFound(String what) {
    super("there is no " + what, null, false, false);
  }
}
