package io.tajmi.api.page;

import io.tajmi.text.Words;
import java.util.Map;

/** A page with nothing but its words. */
public record Plain(Map<String, String> cells, String title) implements PageContent {

  public static Plain of(Words words, String titleKey) {
    return new Plain(Map.of(), words.say(titleKey));
  }
}
