package io.tajmi.api.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.api.http.PageLimit;
import io.tajmi.api.http.Preference;
import io.tajmi.count.AreaDepth;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.BranchCode;
import io.tajmi.query.Lookup;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Selection;
import io.tajmi.view.NothingAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What differs between two standpoints, with the entries that explain it. */
@RestController
@RequestMapping(
    path = "/api/v1/elections/{election}/contests/{contest}/difference",
    produces = MediaType.APPLICATION_JSON_VALUE)
public class DifferenceController {
  private static final String PAGE = "100";
  private static final String LIVE = "live";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Between.Desk desk;
  private final KeptBranches kept;

  public DifferenceController(Between.Desk desk, KeptBranches kept) {
    this.desk = desk;
    this.kept = kept;
  }

  /** What differs, and by what causes. */
  @Operation(
      operationId = "difference",
      summary = "What differs between two standpoints, summed by cause from the entries between")
  @GetMapping
  public DifferenceAnswer difference(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam String from,
      @RequestParam(defaultValue = LIVE) String to,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(defaultValue = "false") boolean children,
      @RequestParam(required = false) @Nullable String branches,
      @RequestParam(name = "kept", required = false) @Nullable String named) {
    Between between = desk.of(election, contest, from, to);
    AreaDepth depth = children ? AreaDepth.DIRECTLY_BELOW : AreaDepth.ITSELF;
    Difference difference = desk.difference(between, area, depth);
    Set<BranchCode> chosen = chosen(between, branches, named);
    return DifferenceAnswer.of(
        between,
        difference,
        depth,
        chosen == null ? null : difference.parts(Selection.of(chosen)),
        chosen == null ? null : desk.boxes(difference, chosen),
        desk.outcome(between));
  }

  /** The entries that explain it. */
  @Operation(
      operationId = "differenceEntries",
      summary = "The entries that explain a difference, a page at a time")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = DifferenceAnswer.EntriesAnswer.class)),
        @Content(
            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
            schema = @Schema(implementation = DifferenceAnswer.EntryLine.class))
      })
  @GetMapping(
      path = "/entries",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
  public @Nullable ResponseEntity<DifferenceAnswer.EntriesAnswer> entries(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam String from,
      @RequestParam(defaultValue = LIVE) String to,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String cause,
      @RequestParam(required = false) @Nullable String branches,
      @RequestParam(name = "kept", required = false) @Nullable String named,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = PAGE) int limit,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Between between = desk.of(election, contest, from, to);
    if (after != null && after > between.last()) {
      throw new NothingAfter(Long.toString(after));
    }
    Area in = Lookup.orRoot(between.view(), area);
    Selection selection =
        new Selection(
            in.code(),
            cause == null ? null : cause(cause),
            chosen(between, branches, named),
            between.tellsActs());
    Explaining.Page page =
        desk.difference(between, area, AreaDepth.ITSELF)
            .entries(selection, after == null ? -1 : after, PageLimit.of(limit));
    if (Preference.isFor(request.getHeader(HttpHeaders.ACCEPT), MediaType.APPLICATION_NDJSON)) {
      write(page, response);
      return null;
    }
    return ResponseEntity.ok(
        new DifferenceAnswer.EntriesAnswer(
            between.to().snapshot().isTest(),
            election,
            contest,
            ResultsAnswer.AsOf.of(between.from(), between.contest()),
            ResultsAnswer.AsOf.of(between.to(), between.contest()),
            page.entries().stream().map(DifferenceAnswer.EntryLine::of).toList(),
            page.matching(),
            page.next()));
  }

  /** Branches by their codes and those of a kept selection; null where neither is asked for. */
  private @Nullable Set<BranchCode> chosen(
      Between between, @Nullable String branches, @Nullable String named) {
    if (branches == null && named == null) {
      return null;
    }
    Set<BranchCode> chosen = new TreeSet<>();
    if (branches != null) {
      chosen.addAll(between.branches(branches));
    }
    if (named != null) {
      chosen.addAll(kept.of(between.to().viewer(), between.view(), named));
    }
    return chosen;
  }

  /** A line an entry; what to go on after is a header, as of lines of the log. */
  private static void write(Explaining.Page page, HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    if (page.next() != null) {
      response.setHeader(LogController.NEXT, Long.toString(page.next()));
    }
    OutputStream out = response.getOutputStream();
    for (Explaining entry : page.entries()) {
      out.write(JSON.writeValueAsBytes(DifferenceAnswer.EntryLine.of(entry)));
      out.write('\n');
    }
    out.flush();
  }

  private static Cause cause(String key) {
    return Arrays.stream(Cause.values())
        .filter(cause -> cause.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new Rejection(
                RuleCode.R_101,
                "/cause",
                String.format(
                    Locale.ROOT,
                    "There is no cause %s; there are %s.",
                    key,
                    Arrays.stream(Cause.values())
                        .map(Cause::key)
                        .collect(Collectors.joining(", ")))));
  }
}
