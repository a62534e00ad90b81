package io.tajmi.api.page;

import io.tajmi.api.text.Language;
import io.tajmi.api.text.Words;
import java.util.Optional;

/** Finds the page of a topic. */
public final class LivePages {

  /**
   * The page of a topic in a language; empty where there is no such kind of page. Whether what it
   * names exists shows when its cells are asked for.
   */
  public Optional<LivePage> of(String topic, Language language) {
    try {
      return Optional.ofNullable(TopicReader.page(topic, Words.of(language)));
    } catch (PageNotFound | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
