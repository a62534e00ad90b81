package io.tajmi.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.tajmi.api.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
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
  private final Bodies bodies;
  private final Supplier<Viewer> viewer;

  ActsController(Intake intake, Bodies bodies, Supplier<Viewer> viewer) {
    this.intake = intake;
    this.bodies = bodies;
    this.viewer = viewer;
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
    return answer(request, bytes -> intake.tally(election, bytes, sender(request)));
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
    return answer(request, bytes -> intake.ruling(election, bytes, sender(request)));
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
    return answer(
        request, bytes -> intake.branchAct(true, election, place, bytes, sender(request)));
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
    return answer(
        request, bytes -> intake.branchAct(false, election, place, bytes, sender(request)));
  }

  private ResponseEntity<ReceiptAnswer> answer(
      HttpServletRequest request, Function<byte[], ReceiptAnswer> act) {
    try (Body body = read(request)) {
      ReceiptAnswer answer = act.apply(body.bytes());
      return ResponseEntity.status(answer.repeat() ? HttpStatus.OK : HttpStatus.CREATED)
          .body(answer);
    }
  }

  private Sender sender(HttpServletRequest request) {
    return new Sender(viewer.get(), request.getRemoteAddr());
  }

  private Body read(HttpServletRequest request) {
    try {
      return bodies.read(request, Bodies.DOCUMENT_BYTES_MAX);
    } catch (Unread unread) {
      throw intake.refused(unread, request.getRemoteAddr());
    }
  }
}
