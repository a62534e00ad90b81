package io.tajmi.api.page;

import java.util.List;

/** Places to go to. */
final class Links {
  private Links() {}

  /** One of them; {@code current} where the reader is there. */
  record Link(String href, String text, boolean current) {}

  /**
   * Some of them, with the address of the page that has the rest.
   *
   * @param more null where these are all
   */
  record Some(List<Link> links, @org.jspecify.annotations.Nullable String more) {}
}
