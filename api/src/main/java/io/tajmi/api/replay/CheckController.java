package io.tajmi.api.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.intake.Posting;
import io.tajmi.document.Fields;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Lift;
import io.tajmi.replay.check.SelfCheck;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this node knows of itself, and how headquarters has it show again what it stopped. */
@RestController
@RequestMapping(path = "/api/v1/check", produces = MediaType.APPLICATION_JSON_VALUE)
public class CheckController {
  private final SelfCheck check;
  private final Sights sights;
  private final Posting posting;
  private final AccessLog access;

  public CheckController(SelfCheck check, Sights sights, Posting posting, AccessLog access) {
    this.check = check;
    this.sights = sights;
    this.posting = posting;
    this.access = access;
  }

  /** The last round. */
  @Operation(
      operationId = "check",
      summary =
          "The last time that this node folded its log again and compared it with what it shows")
  @GetMapping
  public ResponseEntity<CheckAnswer> last() {
    return answer(check.status());
  }

  /** Shows votes again that the check stopped. */
  @Operation(
      operationId = "liftStop",
      summary = "Show votes again that this node's own check has stopped",
      requestBody =
          @RequestBody(required = true, content = @Content(schema = @Schema(ref = "LiftDocument"))))
  @PostMapping(path = "/lift", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<CheckAnswer> lift(HttpServletRequest request) {
    String actor = posting.sender(request).viewer().actor();
    CheckStatus lifted =
        posting.read(
            request,
            bytes -> {
              Fields document = Fields.read(bytes).only(Set.of("office", "reason", "knownTo"));
              return check.lift(
                  document.text("office"), document.text("reason"), actor, known(document));
            });
    access.write(
        AccessLog.What.CHECK_LIFTED, actor, request.getRemoteAddr(), String.valueOf(lifted.stop()));
    return answer(lifted);
  }

  private static Lift.@Nullable Known known(Fields document) {
    if (!document.has("knownTo")) {
      return null;
    }
    Fields known = document.object("knownTo").only(Set.of("office", "document"));
    return new Lift.Known(known.text("office"), known.text("document"));
  }

  private ResponseEntity<CheckAnswer> answer(CheckStatus status) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(CheckAnswer.of(status, sights.current().snapshot()));
  }
}
