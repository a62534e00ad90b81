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

/**
 * What is done to a contest as a whole: acts on it and its candidates, lots, a second round, and
 * what everyone may read of it.
 */
@RestController
@RequestMapping(
    path = "/api/v1/elections/{election}/contests/{contest}",
    produces = MediaType.APPLICATION_JSON_VALUE)
public class ContestActsController {
  private final ContestIntake intake;
  private final Posting posting;

  public ContestActsController(ContestIntake intake, Posting posting) {
    this.intake = intake;
    this.posting = posting;
  }

  /** An act of a competent body on a candidate or the contest. */
  @Operation(
      operationId = "actOnContest",
      summary = "Put an act on a candidate or the contest on record",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(ref = "ContestActDocument"))))
  @PostMapping(path = "/acts", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> act(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    ContestIntake.Place place = new ContestIntake.Place(election, contest);
    return posting.answer(request, bytes -> intake.act(place, bytes, posting.sender(request)));
  }

  /** A lot between equals. */
  @Operation(
      operationId = "recordLot",
      summary = "Put a lot on record that the outcome waits for",
      requestBody =
          @RequestBody(required = true, content = @Content(schema = @Schema(ref = "LotDocument"))))
  @PostMapping(path = "/lots", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> lot(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    ContestIntake.Place place = new ContestIntake.Place(election, contest);
    return posting.answer(request, bytes -> intake.lot(place, bytes, posting.sender(request)));
  }

  /** A second round between the candidates of the outcome. */
  @Operation(
      operationId = "callSecondRound",
      summary = "Hold a second round, as an election made from the outcome of the first",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(ref = "SecondRoundDocument"))))
  @PostMapping(path = "/second-round", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> secondRound(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    ContestIntake.Place place = new ContestIntake.Place(election, contest);
    return posting.answer(
        request, bytes -> intake.secondRound(place, bytes, posting.sender(request)));
  }

  /** Everyone may read a contest's votes. */
  @Operation(
      operationId = "releaseContest",
      summary = "Let everyone read a contest's votes",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(ref = "ReleaseDocument"))))
  @PostMapping(path = "/release", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> release(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    ContestIntake.Place place = new ContestIntake.Place(election, contest);
    return posting.answer(request, bytes -> intake.release(place, bytes, posting.sender(request)));
  }

  /** Nobody outside the acting chains may read them any more. */
  @Operation(
      operationId = "haltContest",
      summary = "Let nobody outside the acting chains read a contest's votes any more",
      requestBody =
          @RequestBody(required = true, content = @Content(schema = @Schema(ref = "HaltDocument"))))
  @PostMapping(path = "/halt", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ReceiptAnswer> halt(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    ContestIntake.Place place = new ContestIntake.Place(election, contest);
    return posting.answer(request, bytes -> intake.halt(place, bytes, posting.sender(request)));
  }
}
