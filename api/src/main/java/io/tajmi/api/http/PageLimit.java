package io.tajmi.api.http;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.view.HeldBack;

/** How many lines a page of a list has, as asked for. */
public final class PageLimit {
  private PageLimit() {}

  public static int of(int limit) {
    if (limit < 1 || limit > HeldBack.LINES_MAX) {
      throw new Rejection(
          RuleCode.R_101, "/limit", "A page has 1 to " + HeldBack.LINES_MAX + " lines.");
    }
    return limit;
  }
}
