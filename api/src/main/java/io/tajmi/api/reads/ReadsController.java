package io.tajmi.api.reads;

import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.view.NothingAfter;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record of supervision's reads: for supervision alone, its end for both chains. */
@RestController
@RequestMapping(path = "/api/v1/reads", produces = MediaType.APPLICATION_JSON_VALUE)
public class ReadsController {
  private static final int PAGE_MAX = 1_000;

  private final ReadsRecord record;

  /** Over one record. */
  public ReadsController(ReadsRecord record) {
    this.record = record;
  }

  /**
   * A page of the record.
   *
   * @param head where it ends
   */
  public record ReadsAnswer(ReadsRecord.Head head, List<ReadLine> items) {}

  /** What supervision read. */
  @Operation(
      operationId = "reads",
      summary = "What supervision read of the past, of differences and of suppositions")
  @GetMapping
  public ReadsAnswer reads(
      @RequestParam(defaultValue = "-1") long after,
      @RequestParam(defaultValue = "" + PAGE_MAX) int limit) {
    if (after < -1 || limit < 1 || limit > PAGE_MAX) {
      throw new Rejection(
          RuleCode.R_101, "/limit", "Go on after a number; a page has 1 to 1,000 lines.");
    }
    ReadsRecord.Head head = record.head();
    if (after >= head.count()) {
      throw new NothingAfter(Long.toString(after));
    }
    return new ReadsAnswer(head, record.from(after + 1, limit));
  }

  /** Where the record ends. */
  @Operation(
      operationId = "readsHead",
      summary = "How many lines the record of supervision's reads has, and the hash of the last")
  @GetMapping("/head")
  public ReadsRecord.Head head() {
    return record.head();
  }
}
