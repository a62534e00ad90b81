package io.tajmi.api.access.sight;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Past;
import io.tajmi.replay.fork.Forked;

/** What forks come to, for whoever may know of them. */
public interface Supposed {

  /**
   * A fork that the viewer's circle has made, worked out.
   *
   * @throws NotThere where there is none such for this viewer, for whatever reason
   * @throws io.tajmi.replay.ReplayBusy where too many ask
   */
  Forked of(Viewer viewer, String fork);

  /**
   * The state that such a fork stands on, without working it out.
   *
   * @throws NotThere as above
   * @throws io.tajmi.replay.ReplayBusy where too many ask
   */
  Past base(Viewer viewer, String fork);
}
