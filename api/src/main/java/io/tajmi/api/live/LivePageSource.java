package io.tajmi.api.live;

import io.tajmi.text.Language;
import java.util.Optional;

/** The pages that change while they are open. */
public interface LivePageSource {

  /**
   * The page of a topic in a language; empty where there is no such kind of page, or none that
   * takes these parameters. Whether what it names exists shows when its cells are asked for.
   */
  Optional<LivePage> of(String topic, Language language);
}
