package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.EventCatalogue;
import io.tajmi.count.AreaDepth;
import io.tajmi.election.Area;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.FoldState;
import io.tajmi.ops.TajmiRun;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.difference.Part;
import io.tajmi.replay.difference.Selection;
import io.tajmi.replay.difference.Span;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The package two-stage-count in one log: what differs between its files, and why. */
@Tag("server")
class TwoCountsDifferenceTest {
  private static final ContestId PRESIDENT =
      new ContestId(new ElectionId("two-stage-count"), new ContestCode("president"));
  private static final List<String> FILES =
      List.of("1-quick-count", "2-quick-count-next-day", "3-official-count");

  @TempDir Path folder;

  @Test
  void the_official_count_differs_by_706_corrections_and_1749_first_tallies_and_adds_up(
      TestReporter reporter) throws Exception {
    RealData real = RealData.of("two-stage-count");
    long[] ends = counted(real);
    try (EventLog log =
        EventLog.open(
            RocksCommitLog.open(folder.resolve("data").resolve("log")),
            EventLog.Settings.plain())) {
      DirectReader reader = new DirectReader(log, EventCatalogue.codec());
      Timeline timeline = new Timeline(reader, FoldState.first(), Timeline.Limits.ofThisHeap());
      timeline.keep(timeline.at(log.size() - 1));
      every_file_ends_with_its_last_tally(real, reader, ends);
      for (int file = 1; file < FILES.size(); file++) {
        long began = System.nanoTime();
        Span span = span(timeline, reader, ends[file - 1], ends[file]);
        Area nation = nation(timeline, ends[file]);
        Difference difference =
            Difference.between(span, Visible::all, nation, AreaDepth.DIRECTLY_BELOW);
        reporter.publishEntry(
            FILES.get(file), (System.nanoTime() - began) / 1_000_000 + " ms for the nation");
        every_figure_is_expected(real, file, difference.area());
        the_provinces_add_up(difference);
        the_corrections_are_listed(difference, corrections(real, file));
      }
    }
  }

  private static long corrections(RealData real, int file) {
    return real.take(FILES.get(file)).stream().filter(line -> line.has("corrects")).count();
  }

  /** Takes all files in and reads them over HTTP; the positions where they end. */
  private long[] counted(RealData real) throws Exception {
    long[] ends = new long[FILES.size()];
    Path data = folder.resolve("data");
    try (TajmiServer server = TajmiServer.start(new NodeSettings(data, 0, LogKind.TEST))) {
      String url = "http://127.0.0.1:" + server.port();
      CommandLineRun verbs = new CommandLineRun(url, data);
      done(verbs.importing(real.folder()));
      for (int file = 0; file < ends.length; file++) {
        done(verbs.submit("two-stage-count", real.tallies(FILES.get(file))));
        ends[file] = server.node().log().size() - 1;
      }
      try (Http http = new Http(url, data)) {
        TwoCountsOverHttp read = new TwoCountsOverHttp(http, real);
        read.every_file_is_read_as_of_its_end(FILES, ends);
        read.the_official_count_is_explained(
            ends[1], ends[2], real.expected().path("afterFile").path(FILES.get(2)));
        read.ten_branches_annulled_on_a_fork_are_what_annulling_them_makes();
      }
    }
    return ends;
  }

  private static void done(TajmiRun run) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  private static void every_file_ends_with_its_last_tally(
      RealData real, DirectReader reader, long[] ends) {
    List<Long> positions =
        reader.ofContest(PRESIDENT, 0, ends[ends.length - 1]).stream()
            .map(entry -> entry.position().index())
            .toList();
    int lines = 0;
    for (int file = 0; file < ends.length; file++) {
      JsonNode expected = real.expected().path("afterFile").path(FILES.get(file));
      lines += expected.path("new").asInt() + expected.path("corrections").asInt();
      assertThat(positions.get(lines - 1)).isEqualTo(ends[file]);
    }
    assertThat(lines).isEqualTo(positions.size());
  }

  private static Span span(Timeline timeline, DirectReader reader, long from, long to) {
    return Span.between(
        Objects.requireNonNull(timeline.courseFrom(PRESIDENT, from)),
        reader.ofContest(PRESIDENT, from + 1, to),
        at(timeline, to));
  }

  private static ContestView at(Timeline timeline, long position) {
    return Objects.requireNonNull(timeline.contestAt(PRESIDENT, position));
  }

  private static Area nation(Timeline timeline, long position) {
    return at(timeline, position).roots().getFirst();
  }

  private static void every_figure_is_expected(RealData real, int file, AreaDifference it) {
    JsonNode before = real.expected().path("afterFile").path(FILES.get(file - 1));
    JsonNode after = real.expected().path("afterFile").path(FILES.get(file));
    Map<ComparedFigure, FigureChange> figures = new HashMap<>();
    it.figures().forEach(figure -> figures.put(figure.figure(), figure));
    for (String ballots : List.of("valid", "invalidTaken", "blank")) {
      is(
          figures.get(new ComparedFigure(ComparedFigure.Kind.BALLOTS, ballots)),
          before.path(ballots),
          after.path(ballots));
    }
    after
        .path("votes")
        .properties()
        .forEach(votes ->
            is(
                figures.get(new ComparedFigure(ComparedFigure.Kind.VOTES, votes.getKey())),
                before.path("votes").path(votes.getKey()),
                votes.getValue()));
    is(
        figures.get(new ComparedFigure(ComparedFigure.Kind.PROGRESS, "counted")),
        before.path("branchesCounted"),
        after.path("branchesCounted"));
    Map<Cause, Integer> entries = new HashMap<>();
    it.parts().forEach(part -> entries.put(part.cause(), part.entries()));
    Map<Cause, Integer> expected = new HashMap<>();
    expected.put(Cause.FIRST_TALLY, after.path("new").asInt());
    expected.put(Cause.CORRECTION, after.path("corrections").asInt());
    expected.values().removeIf(count -> count == 0);
    assertThat(entries).isEqualTo(expected);
    assertThat(it.addsUp()).isTrue();
  }

  private static void is(FigureChange figure, JsonNode before, JsonNode after) {
    assertThat(figure.before()).isEqualTo(before.asLong());
    assertThat(figure.after()).isEqualTo(after.asLong());
    assertThat(figure.change()).isEqualTo(after.asLong() - before.asLong());
  }

  private static void the_provinces_add_up(Difference difference) {
    Map<ComparedFigure, Long> sum = new HashMap<>();
    for (AreaDifference province : difference.below()) {
      assertThat(province.addsUp()).isTrue();
      province.figures().forEach(figure -> sum.merge(figure.figure(), figure.change(), Long::sum));
    }
    difference
        .area()
        .figures()
        .forEach(figure -> assertThat(sum).containsEntry(figure.figure(), figure.change()));
  }

  private static void the_corrections_are_listed(Difference difference, long corrections) {
    Selection selection = new Selection(null, Cause.CORRECTION, null, true);
    Explaining.Page page = difference.entries(selection, -1, 500);
    assertThat(page.matching()).isEqualTo((int) corrections);
    Map<ComparedFigure, Long> sum = new HashMap<>();
    int listed = 0;
    while (page != null) {
      page.entries()
          .forEach(entry -> entry.change().forEach((f, change) -> sum.merge(f, change, Long::sum)));
      listed += page.entries().size();
      page = page.next() == null ? null : difference.entries(selection, page.next(), 500);
    }
    sum.values().removeIf(change -> change == 0);
    assertThat(listed).isEqualTo((int) corrections);
    assertThat(difference.parts(selection).stream().map(Part::change).toList())
        .isEqualTo(corrections == 0 ? List.of() : List.of(sum));
  }
}
