package io.tajmi.api.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.tajmi.admission.Admission;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.http.Bodies;
import io.tajmi.api.http.Body;
import io.tajmi.api.http.Problems;
import io.tajmi.api.http.Unread;
import io.tajmi.api.intake.IngestMeters.PackageProblem;
import io.tajmi.election.Definition;
import io.tajmi.election.pack.PackageFault;
import io.tajmi.election.pack.PackageReader;
import io.tajmi.election.pack.PackageReading;
import io.tajmi.election.pack.PackageSource;
import io.tajmi.election.record.DefinitionImport;
import io.tajmi.election.record.ElectionAlreadySealed;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.reader.LogReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Election packages in. */
@RestController
@RequestMapping(path = "/api/v1/elections", produces = MediaType.APPLICATION_JSON_VALUE)
public class ElectionsController {
  private final Commands commands;
  private final LogReader log;
  private final Bodies bodies;
  private final Intake intake;
  private final Sights sights;
  private final Admission admission;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  public ElectionsController(
      Commands commands,
      LogReader log,
      Bodies bodies,
      Intake intake,
      Sights sights,
      Admission admission) {
    this.commands = commands;
    this.log = log;
    this.bodies = bodies;
    this.intake = intake;
    this.sights = sights;
    this.admission = admission;
  }

  /**
   * What was imported.
   *
   * @param definition its content hash
   * @param through reads with {@code ?at-least=} this position see it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Imported(
      String election, String definition, int areas, int branches, int contests, long through) {}

  /** A package as a zip: sealed as a whole, or refused as a whole with every fault. */
  @Operation(
      operationId = "importElection",
      summary = "Import an election package, a zip",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = "application/zip",
                      schema = @Schema(type = "string", format = "binary"))))
  @PostMapping(consumes = {"application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE})
  public ResponseEntity<Imported> importPackage(HttpServletRequest request) {
    String client = request.getRemoteAddr();
    try (Body body = read(request, client)) {
      oneAtATime.lock();
      try {
        return switch (PackageReader.read(PackageSource.zip(body.bytes()))) {
          case PackageReading.Refused faulty -> {
            intake.refusedPackage(PackageProblem.PACKAGE_REFUSED, body.bytes(), client);
            throw refused(faulty.faults());
          }
          case PackageReading.Accepted sound -> seal(sound.definition(), body.bytes(), client);
        };
      } finally {
        oneAtATime.unlock();
      }
    }
  }

  private Body read(HttpServletRequest request, String client) {
    try {
      return bodies.packaged(request);
    } catch (Unread unread) {
      throw intake.refused(unread, client);
    }
  }

  private ResponseEntity<Imported> seal(Definition definition, byte[] bytes, String client) {
    try {
      DefinitionImport.Result result =
          new DefinitionImport(commands, sights.viewer().actor(), admission::seal)
              .run(definition, (done, all) -> {});
      long through = log.size() - 1;
      sights.reach(through);
      HttpStatus status =
          result.outcome() == DefinitionImport.Outcome.SEALED_NOW
              ? HttpStatus.CREATED
              : HttpStatus.OK;
      return ResponseEntity.status(status)
          .body(
              new Imported(
                  definition.election().value(),
                  definition.hash().hex(),
                  definition.areas().size(),
                  definition.branches().size(),
                  definition.contests().size(),
                  through));
    } catch (ElectionAlreadySealed other) {
      intake.refusedPackage(PackageProblem.ELECTION_SEALED, bytes, client);
      throw new Problems.Refused(
          Problems.problem(
              HttpStatus.CONFLICT,
              PackageProblem.ELECTION_SEALED.name(),
              "The election "
                  + definition.election()
                  + " is sealed with other content, or called as a second round; a different"
                  + " election needs another id.",
              null));
    }
  }

  private static Problems.Refused refused(List<PackageFault> faults) {
    ProblemDetail problem =
        Problems.problem(
            HttpStatus.UNPROCESSABLE_CONTENT,
            PackageProblem.PACKAGE_REFUSED.name(),
            faults.size() == 1
                ? "The package has a fault; mend it and import it again."
                : "The package has "
                    + faults.size()
                    + " faults; mend them all and import it again.",
            null);
    problem.setProperty("errors", faults);
    return new Problems.Refused(problem);
  }
}
