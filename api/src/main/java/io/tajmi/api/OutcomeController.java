package io.tajmi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.AccessRefused;
import io.tajmi.api.access.Right;
import io.tajmi.api.access.Sight;
import io.tajmi.api.access.Sights;
import io.tajmi.view.ContestView;
import io.tajmi.view.Outcomes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a count comes to, for headquarters and supervision: an outcome is made of votes of the whole
 * contest, so only who reads them all gets it.
 */
@RestController
@RequestMapping(
    path = "/api/v1/elections/{election}/contests/{contest}",
    produces = MediaType.APPLICATION_JSON_VALUE)
public class OutcomeController {
  private final Sights sights;
  private final Outcomes outcomes;

  OutcomeController(Sights sights, Outcomes outcomes) {
    this.sights = sights;
    this.outcomes = outcomes;
  }

  /** Who would have what, decided or open. */
  @Operation(
      operationId = "outcome",
      summary = "Who would have what by the counted branches, and what can still change")
  @GetMapping("/outcome")
  public OutcomeAnswer outcome(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam(name = "at-least", required = false) @Nullable Long atLeast) {
    Sight sight = sights.at(atLeast);
    ContestView view = whole(sight, election, contest);
    return OutcomeAnswer.of(sight, view, outcomes.of(sight.snapshot(), view).outcome());
  }

  /** What a proposed annulment would do. */
  @Operation(
      operationId = "materiality",
      summary = "What a proposed annulment would do to the outcome, seat by seat")
  @GetMapping("/materiality")
  public MaterialityAnswer materiality(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam(required = false) @Nullable String branches,
      @RequestParam(required = false) @Nullable String candidate,
      @RequestParam(required = false) @Nullable String ballotsGo,
      @RequestParam(defaultValue = "false") boolean everywhere,
      @RequestParam(required = false) @Nullable String also,
      @RequestParam(name = "at-least", required = false) @Nullable Long atLeast) {
    Sight sight = sights.at(atLeast);
    ContestView view = whole(sight, election, contest);
    ProposedAnnulment proposed =
        ProposedAnnulment.of(
            new ProposedAnnulment.Asked(branches, candidate, ballotsGo, everywhere, also),
            view.contest());
    return MaterialityAnswer.of(
        sight, view, proposed, proposed.sheet(view, sight.snapshot().position()));
  }

  /** What was done to the contest and its candidates. */
  @Operation(
      operationId = "contestActs",
      summary = "Acts on the contest and its candidates, lots, and the call of a second round")
  @GetMapping("/acts")
  public ContestFileAnswer acts(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam(name = "at-least", required = false) @Nullable Long atLeast) {
    Sight sight = sights.at(atLeast);
    ContestView view = Views.contest(sight.snapshot(), election, contest);
    requireRight(sight, view);
    return ContestFileAnswer.of(sight.snapshot(), view);
  }

  private static ContestView whole(Sight sight, String election, String contest) {
    ContestView view = Views.contest(sight.snapshot(), election, contest);
    requireRight(sight, view);
    if (view.file().incomplete()) {
      throw new Problems.Refused(
          Problems.problem(
              HttpStatus.CONFLICT,
              "CONTEST_INCOMPLETE",
              "The entry at position "
                  + view.file().incompleteSince()
                  + " could not be applied to this contest, so nobody can say its outcome; call"
                  + " the operators.",
              null));
    }
    return view;
  }

  private static void requireRight(Sight sight, ContestView view) {
    if (!sight.readsOutcome(view)) {
      throw AccessRefused.elsewhere(Right.READ_OUTCOMES, view.roots().getFirst().code().value());
    }
  }
}
