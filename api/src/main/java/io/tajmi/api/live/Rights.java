package io.tajmi.api.live;

import io.tajmi.api.access.Viewer;

/** What somebody who opened a stream may see now; it may have become less since, or more. */
@FunctionalInterface
public interface Rights {
  /** The same person with the grants of this moment; {@link Viewer#PUBLIC} where none are left. */
  Viewer now(Viewer then);
}
