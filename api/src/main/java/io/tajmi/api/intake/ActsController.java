package io.tajmi.api.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents in, one at a time: tallies, rulings, branches without a tally. */
@RestController
@RequestMapping(path = "/api/v1/elections/{election}", produces = MediaType.APPLICATION_JSON_VALUE)
public class ActsController {
  private final Intake intake;
  private final Posting posting;

  public ActsController(Intake intake, Posting posting) {
    this.intake = intake;
    this.posting = posting;
  }

  /** One tally, or a correction of one. */
  @Operation(
      operationId = "submitTally",
      summary = "Submit one tally, or a correction of the tally in force",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(ref = "TallyDocument"))))
  @PostMapping(path = "/tallies", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> tally(
      @PathVariable String election, HttpServletRequest request) {
    return posting.answer(request, bytes -> intake.tally(election, bytes, posting.sender(request)));
  }

  /** A ruling of a competent body. */
  @Operation(
      operationId = "issueRuling",
      summary = "Put a ruling on record and enforce it at the branches it names",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(ref = "RulingDocument"))))
  @PostMapping(path = "/rulings", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> ruling(
      @PathVariable String election, HttpServletRequest request) {
    return posting.answer(
        request, bytes -> intake.ruling(election, bytes, posting.sender(request)));
  }

  /** A branch will have no tally. */
  @Operation(
      operationId = "closeBranch",
      summary = "Say that a branch will have no tally",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(ref = "BranchActDocument"))))
  @PostMapping(
      path = "/contests/{contest}/branches/{branch}/close",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> close(
      @PathVariable String election,
      @PathVariable String contest,
      @PathVariable String branch,
      HttpServletRequest request) {
    Intake.Place place = new Intake.Place(contest, branch);
    return posting.answer(
        request, bytes -> intake.close(election, place, bytes, posting.sender(request)));
  }

  /** A branch is awaited again. */
  @Operation(
      operationId = "reopenBranch",
      summary = "Await a branch again that was closed without a tally",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(ref = "BranchActDocument"))))
  @PostMapping(
      path = "/contests/{contest}/branches/{branch}/reopen",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> reopen(
      @PathVariable String election,
      @PathVariable String contest,
      @PathVariable String branch,
      HttpServletRequest request) {
    Intake.Place place = new Intake.Place(contest, branch);
    return posting.answer(
        request, bytes -> intake.reopen(election, place, bytes, posting.sender(request)));
  }
}
