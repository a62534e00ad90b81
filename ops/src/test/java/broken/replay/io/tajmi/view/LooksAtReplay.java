package broken.replay.io.tajmi.view;

import io.tajmi.replay.DirectReader;

/** Breaks a rule on purpose. */
record LooksAtReplay(DirectReader reader) {}
