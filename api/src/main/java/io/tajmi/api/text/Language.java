package io.tajmi.api.text;

import org.jspecify.annotations.Nullable;

/** The languages of the pages; Persian is the first. */
public enum Language {
  FA,
  EN;

  /** By its tag; Persian for anything else. */
  public static Language of(@Nullable String tag) {
    return "en".equals(tag) ? EN : FA;
  }
}
