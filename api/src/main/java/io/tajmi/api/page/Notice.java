package io.tajmi.api.page;

import io.tajmi.text.Words;
import java.util.Map;

/**
 * A page that says why there is nothing to see.
 *
 * @param text what to do
 */
public record Notice(Map<String, String> cells, String title, String text) implements PageContent {

  /** The words under {@code key.title} and {@code key.text}. */
  public static Notice of(Words words, String key) {
    return new Notice(Map.of(), words.say(key + ".title"), words.say(key + ".text"));
  }
}
