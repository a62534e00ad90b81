package io.tajmi.api.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.intake.Posting;
import io.tajmi.query.NotThere;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.fork.ForkStore;
import io.tajmi.view.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would be, had something been otherwise; nothing of it is ever in the log. */
@RestController
@RequestMapping(
    path = "/api/v1/elections/{election}/forks",
    produces = MediaType.APPLICATION_JSON_VALUE)
public class ForksController {
  private final ForkDesk desk;
  private final Posting posting;
  private final Supplier<Viewer> viewer;
  private final Supplier<CheckStatus> check;
  private final ReadsNoted reads;

  public ForksController(
      ForkDesk desk,
      Posting posting,
      Supplier<Viewer> viewer,
      Supplier<CheckStatus> check,
      ReadsNoted reads) {
    this.reads = reads;
    this.desk = desk;
    this.posting = posting;
    this.viewer = viewer;
    this.check = check;
  }

  /** Supposes something. */
  @Operation(
      operationId = "suppose",
      summary = "Suppose that acts had not been, or that others had; nothing is recorded")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<ForkAnswer> suppose(
      @PathVariable String election, HttpServletRequest request) {
    desk.requireChain(viewer.get());
    ForkDesk.Made made = posting.read(request, bytes -> made(election, ForkRequest.read(bytes)));
    return ResponseEntity.status(HttpStatus.CREATED).body(answer(made));
  }

  private ForkDesk.Made made(String election, ForkRequest asked) {
    try {
      return desk.make(
          viewer.get(), election, asked, id -> "/api/v1/elections/" + election + "/forks/" + id);
    } catch (NotThere none) {
      throw election.equals(none.named())
          ? none
          : none.at(asked.base() == null ? "/contest" : "/fork");
    }
  }

  /** The forks of the caller's role and area. */
  @Operation(operationId = "forks", summary = "The suppositions of the caller's role and area")
  @GetMapping
  public ForkAnswer.ForksAnswer forks(@PathVariable String election) {
    List<ForkStore.Kept> all = desk.all(viewer.get(), election);
    reads.note(viewer.get(), "/api/v1/elections/" + election + "/forks", null);
    return new ForkAnswer.ForksAnswer(all.stream().map(ForkAnswer.ForkLine::of).toList());
  }

  /** One fork. */
  @Operation(operationId = "fork", summary = "One supposition, and what it comes to")
  @GetMapping("/{fork}")
  public ForkAnswer fork(@PathVariable String election, @PathVariable String fork) {
    return answer(desk.find(viewer.get(), election, fork));
  }

  /** Forgets the caller's name for a fork. */
  @Operation(operationId = "forgetFork", summary = "Forget the caller's name for a supposition")
  @DeleteMapping("/{fork}")
  public ResponseEntity<Void> forget(@PathVariable String election, @PathVariable String fork) {
    var _ = desk.find(viewer.get(), election, fork);
    desk.forget(viewer.get(), fork);
    reads.note(viewer.get(), "DELETE /api/v1/elections/" + election + "/forks/" + fork, null);
    return ResponseEntity.noContent().build();
  }

  private ForkAnswer answer(ForkDesk.Made made) {
    var fork = made.forked().fork();
    String of = "/api/v1/elections/" + fork.contest().election() + "/forks/";
    reads.note(viewer.get(), of + fork.id(), null);
    Snapshot supposed = made.forked().snapshot();
    Sight sight = new Sight(viewer.get(), supposed, null, made.forked(), supposed, check.get());
    return ForkAnswer.of(sight, made);
  }
}
