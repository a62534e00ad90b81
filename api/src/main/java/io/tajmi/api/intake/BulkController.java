package io.tajmi.api.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.http.Bodies;
import io.tajmi.document.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Many tallies in one request, one a line. */
@RestController
public class BulkController {
  /** Media type of one JSON document a line. */
  public static final String NDJSON = "application/x-ndjson";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Logger LOG = LoggerFactory.getLogger(BulkController.class);

  private final BulkIntake bulk;
  private final Bodies bodies;
  private final Intake intake;
  private final Supplier<Viewer> viewer;

  public BulkController(Intake intake, Bodies bodies, AccessLog access, Supplier<Viewer> viewer) {
    this.bodies = bodies;
    this.intake = intake;
    this.bulk = new BulkIntake(intake, bodies.inFlight(), access);
    this.viewer = viewer;
  }

  /** Tallies, one a line, streamed; always 200, each line with an answer of its own. */
  @Operation(
      operationId = "submitTallies",
      summary = "Submit tallies, one a line; each line has an answer, the last line is the summary",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(mediaType = NDJSON, schema = @Schema(ref = "TallyDocument"))),
      responses =
          @ApiResponse(
              responseCode = "200",
              content = @Content(mediaType = NDJSON, schema = @Schema(ref = "BulkAnswerLine"))))
  @PostMapping(path = "/api/v1/elections/{election}/tallies/bulk", consumes = NDJSON)
  public void tallies(
      @PathVariable String election, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String client = request.getRemoteAddr();
    try (InputStream in = inflated(request);
        Spool spool = new Spool()) {
      NdjsonLines lines = new NdjsonLines(in, broken -> Bodies.broken(broken, request));
      BulkIntake.Summary summary =
          bulk.take(
              election, lines, new Sender(viewer.get(), client), answer -> line(spool, answer));
      LOG.info(
          "Bulk from {}: {} lines, {} accepted, {} repeated ({} no longer in force), {} refused,"
              + " {} held back",
          client,
          summary.lines(),
          summary.accepted(),
          summary.repeated(),
          summary.notInForce(),
          summary.refused(),
          summary.heldBack());
      line(spool, summary);
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType(NDJSON);
      spool.sendTo(response.getOutputStream());
    }
  }

  private InputStream inflated(HttpServletRequest request) {
    try {
      return bodies.lines(request);
    } catch (Rejection unknownEncoding) {
      throw intake.refused(unknownEncoding, null, request.getRemoteAddr());
    } catch (IOException broken) {
      throw intake.refused(Bodies.broken(broken, request), null, request.getRemoteAddr());
    }
  }

  private static void line(Spool spool, Object answer) throws IOException {
    spool.write(JSON.writeValueAsBytes(answer));
    spool.write('\n');
  }
}
