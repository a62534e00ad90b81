package broken.core.io.tajmi.branch;

import io.tajmi.view.Snapshot;

/** Breaks a rule on purpose. */
record LooksAtViews(Snapshot snapshot) {}
