package io.tajmi.api.page.sheet;

import io.tajmi.query.NotThere;
import io.tajmi.view.NothingAfter;
import java.util.function.Supplier;

/** A part of a list on a page. */
public final class ListPage {
  private ListPage() {}

  /** A part that goes on after something; where that is not in the list, there is no such page. */
  public static <T> T of(Supplier<T> part) {
    try {
      return part.get();
    } catch (NothingAfter none) {
      throw new NotThere("There is no " + none.after() + " in this list.");
    }
  }
}
