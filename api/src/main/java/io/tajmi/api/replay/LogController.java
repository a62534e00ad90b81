package io.tajmi.api.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.http.PageLimit;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.replay.Ahead;
import io.tajmi.replay.Standpoint;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lines of the log, for whoever checks what this node says of them. */
@RestController
public class LogController {
  /** Its address. */
  public static final String ENTRIES = "/api/v1/log/entries";

  /** Position to go on from, where more lines follow. */
  static final String NEXT = "Tajmi-Next";

  private final Sights sights;
  private final LogReader log;
  private final EventCodec codec;

  public LogController(Sights sights, LogReader log, EventCodec codec) {
    this.sights = sights;
    this.log = log;
    this.codec = codec;
  }

  /**
   * Lines in the order of the log: stored where whoever asks may read all that they tell, else with
   * their sealed parts' hashes.
   */
  @Operation(
      operationId = "logEntries",
      summary = "Lines of the log, each stored or public by the reader's rights")
  @GetMapping(path = ENTRIES, produces = MediaType.APPLICATION_NDJSON_VALUE)
  public void entries(
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(required = false) @Nullable Long to,
      @RequestParam(required = false) @Nullable String contest,
      @RequestParam(required = false) @Nullable String branch,
      @RequestParam(defaultValue = "1000") int limit,
      HttpServletResponse response)
      throws IOException {
    requireSense(from, to);
    // Whoever has read all there is may ask from where the next line will be.
    int most = PageLimit.of(limit);
    long size = log.size();
    if (from > size) {
      throw new Ahead(from, size - 1);
    }
    if (to != null && to >= size) {
      throw new Ahead(to, size - 1);
    }
    long end = to == null ? size : to + 1;
    long[] positions = positions(from, end, contest, branch, most + 1);
    response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
    if (positions.length > most) {
      response.setHeader(NEXT, Long.toString(positions[most]));
    }
    LogLines lines = new LogLines(log, codec, sights.at(Standpoint.NOW));
    OutputStream out = response.getOutputStream();
    for (int i = 0; i < Math.min(most, positions.length); i++) {
      out.write(lines.line(positions[i], log.entry(new LogPosition(positions[i]))));
      out.write('\n');
    }
    out.flush();
  }

  private static void requireSense(long from, @Nullable Long to) {
    if (from < 0 || (to != null && to < from)) {
      throw new Rejection(
          RuleCode.R_101, "/from", "Positions are 0 or more, and from is not after to.");
    }
  }

  private long[] positions(
      long from, long end, @Nullable String contest, @Nullable String branch, int most) {
    if (contest == null && branch == null) {
      return LongStream.range(from, Math.min(end, from + most)).toArray();
    }
    ContestId id = LogLines.contest(contest);
    if (id == null || (branch != null && !BranchCode.isCode(branch))) {
      throw new Rejection(
          RuleCode.R_101,
          "/contest",
          "Name a contest as election:contest, and with it a branch by its code.");
    }
    long[] some =
        branch == null
            ? log.contestPositions(id.toString(), from, most)
            : log.streamPositions(
                new BranchId(id, new BranchCode(branch)).toString(), 0, Integer.MAX_VALUE);
    return Arrays.stream(some).filter(at -> at >= from && at < end).limit(most).toArray();
  }
}
