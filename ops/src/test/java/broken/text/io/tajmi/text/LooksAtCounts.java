package broken.text.io.tajmi.text;

import io.tajmi.view.AreaTotal;

/** Breaks a rule on purpose. */
record LooksAtCounts(AreaTotal total) {}
