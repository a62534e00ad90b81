package io.tajmi.api.page;

import io.tajmi.api.text.Language;
import java.util.Optional;

/** Finds the page that a topic names. */
public interface LivePages {
  /** The page, or nothing where the topic names none. */
  Optional<LivePage> of(String topic, Language language);
}
