package broken.text.io.tajmi.text;

import io.tajmi.count.AreaTotal;

/** Breaks a rule on purpose. */
record LooksAtCounts(AreaTotal total) {}
