package broken.projections.io.tajmi.replay;

import io.tajmi.api.Intake;

/** Breaks a rule on purpose. */
record LooksAtTheWeb(Intake intake) {}
