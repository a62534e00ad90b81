package io.tajmi.api.page.review;

import io.tajmi.election.AreaCode;
import io.tajmi.query.Lookup;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An area as people name it: by its code, or by its name where only one is called that.
 *
 * @param text as it was typed
 * @param code null where nothing was typed, and where it names none or several
 * @param doubts what it can mean; empty where it is clear
 */
public record AreaTyped(String text, @Nullable AreaCode code, List<PickReader.Doubt> doubts) {

  /** Takes a copy. */
  public AreaTyped {
    doubts = List.copyOf(doubts);
  }

  /** Reads it. */
  public static AreaTyped read(Words words, ContestView view, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return new AreaTyped(text, null, List.of());
    }
    if (AreaCode.isCode(text) && Lookup.holds(view, new AreaCode(text))) {
      return new AreaTyped(text, new AreaCode(text), List.of());
    }
    PickReader.Doubt meant = PickReader.areas(words, view, text);
    return meant.meanings().size() == 1 && meant.more() == 0
        ? new AreaTyped(text, new AreaCode(meant.meanings().getFirst().code()), List.of())
        : new AreaTyped(text, null, List.of(meant));
  }
}
