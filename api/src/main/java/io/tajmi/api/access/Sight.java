package io.tajmi.api.access;

import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;

/** One snapshot as one viewer sees it; a request takes one and answers from it alone. */
public record Sight(Viewer viewer, Snapshot snapshot) {

  /** What the viewer may see of a contest of this snapshot. */
  public Visible of(ContestView view) {
    return new Visible(view, area -> viewer.acts(view.definition(), area), viewer.readsPublished());
  }

  /** Whether the viewer reads the outcome of a contest, which tells of votes in all of it. */
  public boolean readsOutcome(ContestView view) {
    return view.isWithin(area -> viewer.may(Right.READ_OUTCOMES, view.definition(), area));
  }
}
