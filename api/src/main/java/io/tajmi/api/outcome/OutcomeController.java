package io.tajmi.api.outcome;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.answer.ContestFileAnswer;
import io.tajmi.api.http.Copies;
import io.tajmi.api.http.Problems;
import io.tajmi.decision.MaterialitySheet;
import io.tajmi.decision.Outcome;
import io.tajmi.outcome.Outcomes;
import io.tajmi.replay.Standpoint;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * What a count comes to. It is made of votes of the whole contest, so headquarters and supervision
 * read it, and everyone from the moment at which its total is public: then how the votes became
 * seats, and not what can still change.
 */
@RestController
@RequestMapping(
    path = "/api/v1/elections/{election}/contests/{contest}",
    produces = MediaType.APPLICATION_JSON_VALUE)
public class OutcomeController {
  private final Sights sights;
  private final Outcomes outcomes;

  public OutcomeController(Sights sights, Outcomes outcomes) {
    this.sights = sights;
    this.outcomes = outcomes;
  }

  /** Who would have what; whether it is decided or open for whoever reads all of it. */
  @Operation(
      operationId = "outcome",
      summary =
          "Who would have what by the counted branches, and what can still change; everyone reads"
              + " the first once the contest is released and nothing of it is outstanding")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(schema = @Schema(oneOf = {OutcomeAnswer.class, PublicOutcomeAnswer.class})))
  @GetMapping("/outcome")
  public @Nullable ResponseEntity<OutcomeRead> outcome(
      @PathVariable String election,
      @PathVariable String contest,
      Standpoint from,
      ServletWebRequest request) {
    Sight sight = sights.at(from);
    ContestView view = sight.find().contest(election, contest);
    Visible.Extent extent = sight.outcome(view);
    if (extent == Visible.Extent.NONE) {
      throw sight.refusal(Right.READ_OUTCOMES, view);
    }
    requireComplete(view);
    return Copies.answer(
        request,
        sight,
        Math.max(changedAt(sight.snapshot(), view), sight.openedAt(view)),
        new Copies.Kind(extent.name(), MediaType.APPLICATION_JSON),
        () -> {
          Outcome outcome = sight.decided(view, outcomes).outcome();
          return extent == Visible.Extent.ALL
              ? OutcomeAnswer.of(sight, view, outcome)
              : PublicOutcomeAnswer.of(sight, view, outcome);
        });
  }

  /** An election that is sealed later may follow this contest, and is then linked. */
  private static long changedAt(Snapshot snapshot, ContestView view) {
    long changedAt = Math.max(view.decidedOnSince(), view.publicity().position());
    for (ElectionView election : snapshot.elections().values()) {
      changedAt = Math.max(changedAt, election.sealedAt());
    }
    return changedAt;
  }

  /** What a proposed annulment would do. */
  @Operation(
      operationId = "materiality",
      summary =
          "What a proposed annulment would do to the outcome, seat by seat; of a contest that"
              + " reaches beyond the caller's areas the verdict on whole branches within them, and"
              + " seat by seat once everyone reads the outcome")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              schema = @Schema(oneOf = {MaterialityAnswer.class, AreaMaterialityAnswer.class})))
  @GetMapping("/materiality")
  public MaterialityRead materiality(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam(required = false) @Nullable String branches,
      @RequestParam(required = false) @Nullable String candidate,
      @RequestParam(required = false) @Nullable String ballotsGo,
      @RequestParam(defaultValue = "false") boolean everywhere,
      @RequestParam(required = false) @Nullable String also,
      Standpoint from) {
    Sight sight = sights.at(from);
    ContestView view = sight.find().contest(election, contest);
    boolean whole = sight.readsOutcome(view);
    if (!whole && !sight.readsMaterialityAtSome(view)) {
      throw sight.refusalOfMateriality(view);
    }
    ProposedAnnulment proposed =
        ProposedAnnulment.of(
            new ProposedAnnulment.Asked(branches, candidate, ballotsGo, everywhere, also),
            view.contest());
    if (!whole && !proposed.isWithin(sight, view)) {
      throw sight.refusalOfMateriality(view);
    }
    requireComplete(view);
    MaterialitySheet sheet = proposed.sheet(view, sight.snapshot().position());
    return whole || sight.outcome(view) == Visible.Extent.PUBLIC
        ? MaterialityAnswer.of(sight, view, proposed, sheet)
        : AreaMaterialityAnswer.of(sight, view, proposed, sheet);
  }

  /** What was done to the contest and its candidates. */
  @Operation(
      operationId = "contestActs",
      summary = "Acts on the contest and its candidates, lots, and the call of a second round")
  @GetMapping("/acts")
  public ContestFileAnswer acts(
      @PathVariable String election, @PathVariable String contest, Standpoint from) {
    Sight sight = sights.at(from);
    ContestView view = sight.find().contest(election, contest);
    if (!sight.readsActs(view)) {
      throw sight.refusal(Right.READ_OUTCOMES, view);
    }
    return ContestFileAnswer.of(sight, sight.of(view));
  }

  private static void requireComplete(ContestView view) {
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
  }
}
