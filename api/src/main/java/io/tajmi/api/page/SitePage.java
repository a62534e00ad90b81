package io.tajmi.api.page;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.live.LivePage;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.text.Words;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A live page with its template. */
public interface SitePage extends LivePage {

  /** The words it is written in. */
  Words words();

  /** The template that shows it. */
  String template();

  /** The election that it is about, null where none. */
  @Nullable ElectionId election();

  /** The one contest that it is about, null where there are several or none. */
  default @Nullable ContestId contestId() {
    return null;
  }

  /** Everything that its template shows, from one sight. */
  PageContent show(Sight sight);

  @Override
  default Map<String, String> cells(Sight sight) {
    return show(sight).cells();
  }
}
