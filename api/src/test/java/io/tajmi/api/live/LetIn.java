package io.tajmi.api.live;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.session.Sessions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was let in.
 *
 * @param lost viewers who are let in no longer
 */
record LetIn(Viewer viewer, Set<Viewer> lost) implements LastingViewer {
  @Override
  public @Nullable String name() {
    return null;
  }

  @Override
  public String mark() {
    return viewer.actor();
  }

  @Override
  public boolean holds() {
    return !lost.contains(viewer);
  }

  @Override
  public Sessions.Tie whenEnded(Runnable ended) {
    return () -> {};
  }
}
