package broken.projections.io.tajmi.replay;

import io.tajmi.api.intake.Intake;

/** Breaks a rule on purpose. */
record LooksAtTheWeb(Intake intake) {}
