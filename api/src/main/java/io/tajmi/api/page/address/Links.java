package io.tajmi.api.page.address;

import java.util.List;

/** Places to go to. */
public final class Links {
  private Links() {}

  /** One of them; {@code current} where the reader is there. */
  public record Link(String href, String text, boolean current) {}

  /**
   * Some of them, with the address of the page that has the rest.
   *
   * @param more null where these are all
   */
  public record Some(List<Link> links, @org.jspecify.annotations.Nullable String more) {}
}
