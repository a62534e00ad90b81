package io.tajmi.api.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.answer.BallotNames;
import io.tajmi.api.answer.BranchAnswer;
import io.tajmi.api.answer.HistoryAnswer;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.api.answer.ResultsCsv;
import io.tajmi.api.answer.RuleCodes;
import io.tajmi.api.http.Copies;
import io.tajmi.api.http.PageLimit;
import io.tajmi.count.AreaDepth;
import io.tajmi.count.Progress;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.BranchHistory;
import io.tajmi.query.BranchProgress;
import io.tajmi.query.Lookup;
import io.tajmi.replay.Standpoint;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.HeldBack;
import io.tajmi.view.NothingAfter;
import io.tajmi.view.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What it adds up to, each answer from one snapshot at one position. */
@RestController
@RequestMapping(path = "/api/v1/elections/{election}", produces = MediaType.APPLICATION_JSON_VALUE)
public class ResultsController {
  private static final int PAGE_DEFAULT = 100;

  private final Sights sights;
  private final LogReader log;
  private final EventCodec codec;

  public ResultsController(Sights sights, LogReader log, EventCodec codec) {
    this.sights = sights;
    this.log = log;
    this.codec = codec;
  }

  /** Results of a contest in an area, with its children on request. */
  @Operation(operationId = "results", summary = "Results of a contest in an area")
  @GetMapping(
      path = "/contests/{contest}/results",
      produces = {MediaType.APPLICATION_JSON_VALUE, ResultsCsv.TYPE})
  public @Nullable ResponseEntity<ResultsAnswer> results(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(defaultValue = "false") boolean children,
      Standpoint from,
      ServletWebRequest request) {
    Sight sight = sights.at(from);
    ContestView view = sight.find().contest(election, contest);
    AreaFigures figures = sight.figures(view, Lookup.orRoot(view, area));
    return Copies.answer(
        request,
        sight,
        Math.max(figures.changedAt(), sight.openedAt(figures.view())),
        new Copies.Kind(
            Boolean.toString(children),
            ResultsCsv.preferred(request.getHeader(HttpHeaders.ACCEPT))),
        () ->
            ResultsAnswer.of(
                sight, figures, children ? AreaDepth.DIRECTLY_BELOW : AreaDepth.ITSELF));
  }

  /** One branch: its tally, each rule, where it stands. */
  @Operation(operationId = "branch", summary = "One branch in one contest")
  @GetMapping("/contests/{contest}/branches/{branch}")
  public BranchAnswer branch(
      @PathVariable String election,
      @PathVariable String contest,
      @PathVariable String branch,
      Standpoint from) {
    Sight sight = sights.at(from);
    ContestView view = sight.find().contest(election, contest);
    return BranchAnswer.of(sight, sight.of(view), Lookup.branch(view, branch));
  }

  /** What happened to a branch, a page at a time. */
  @Operation(
      operationId = "history",
      summary = "Everything that happened to one branch, with old, new and change")
  @GetMapping("/contests/{contest}/branches/{branch}/history")
  public HistoryAnswer history(
      @PathVariable String election,
      @PathVariable String contest,
      @PathVariable String branch,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "" + BranchHistory.PAGE_ENTRIES_MAX) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ContestView view = sight.find().contest(election, contest);
    int ordinal = Lookup.branch(view, branch);
    if (after != null && after > snapshot.position() && sight.forked() == null) {
      throw new NothingAfter(Long.toString(after));
    }
    BranchHistory history =
        new BranchHistory(
            log,
            codec,
            sight.of(view),
            ordinal,
            snapshot.position(),
            sight.supposed(view, ordinal));
    return HistoryAnswer.of(
        history.after(after == null ? -1 : after, PageLimit.of(limit)),
        sight,
        view.contest(),
        new BranchCode(branch));
  }

  /** How far every contest has come in an area. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProgressAnswer(
      boolean test,
      ResultsAnswer.AsOf asOf,
      String election,
      @Nullable String area,
      List<ContestProgress> contests) {}

  /** How far one contest has come. */
  public record ContestProgress(String contest, Progress progress, List<AreaProgress> children) {}

  /** How far it has come in an area below. */
  public record AreaProgress(ResultsAnswer.AreaAnswer area, Progress progress) {}

  /** Progress of every contest that has branches in an area. */
  @Operation(operationId = "progress", summary = "How far the count has come")
  @GetMapping("/progress")
  public ProgressAnswer progress(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String area,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ElectionView view = sight.find().election(election);
    AreaCode code = area == null ? null : Lookup.area(view, area).code();
    List<ContestProgress> contests = new ArrayList<>();
    for (ContestView contest : view.contests()) {
      BranchProgress progress = BranchProgress.of(contest, code);
      if (progress != null) {
        contests.add(contestProgress(contest, progress, code));
      }
    }
    return new ProgressAnswer(
        snapshot.isTest(), ResultsAnswer.AsOf.of(sight), election, area, contests);
  }

  private static ContestProgress contestProgress(
      ContestView contest, BranchProgress progress, @Nullable AreaCode code) {
    AreaCode parent = code == null ? contest.roots().getFirst().code() : code;
    List<AreaProgress> children = new ArrayList<>();
    for (Area child : contest.children(parent)) {
      BranchProgress below = BranchProgress.of(contest, child.code());
      if (below != null) {
        children.add(new AreaProgress(ResultsAnswer.AreaAnswer.of(child), below.branches()));
      }
    }
    return new ContestProgress(
        contest.contest().id().contest().value(), progress.branches(), children);
  }

  /** A page of the tallies that are held back. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HeldBackAnswer(
      boolean test, ResultsAnswer.AsOf asOf, List<HeldBackLine> items, @Nullable String next) {}

  /** One tally that is held back, and by which rules. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record HeldBackLine(
      String contest,
      String branch,
      String area,
      @Nullable String envelope,
      List<String> failed,
      long position,
      BranchAnswer.@Nullable TallyAnswer tally,
      @Nullable BallotNames names) {}

  /** Tallies that are on record and kept out of the totals. */
  @Operation(operationId = "heldBack", summary = "Tallies that are held back, a page at a time")
  @GetMapping("/held-back")
  public HeldBackAnswer heldBack(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String contest,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String rule,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + PAGE_DEFAULT) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ElectionView view = sight.find().election(election);
    HeldBack.Filter filter =
        new HeldBack.Filter(
            contest == null
                ? null
                : sight.find().contest(election, contest).contest().id().contest(),
            area == null ? null : Lookup.area(view, area).code(),
            rule == null ? null : ruleOf(rule),
            after == null ? null : afterOf(election, after),
            PageLimit.of(limit));
    HeldBack page = HeldBack.of(snapshot, new ElectionId(election), filter, sight::of);
    List<HeldBackLine> items = page.lines().stream().map(line -> line(view, line)).toList();
    BranchId next = page.next();
    return new HeldBackAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        items,
        next == null ? null : next.contest().contest() + "/" + next.branch());
  }

  private static HeldBackLine line(ElectionView view, HeldBack.Line line) {
    ContestView contest = view.contest(line.id().contest().contest());
    var tally = line.shown() ? line.row().tally() : null;
    return new HeldBackLine(
        line.id().contest().contest().value(),
        line.branch().code().value(),
        line.branch().area().value(),
        line.shown() ? line.row().envelope() : null,
        failed(line),
        line.row().changedAt(),
        tally == null || contest == null ? null : BranchAnswer.tally(tally, contest.contest()),
        tally == null || contest == null ? null : BallotNames.of(contest.contest()));
  }

  private static List<String> failed(HeldBack.Line line) {
    List<String> failed = new ArrayList<>(BranchAnswer.failed(line.row().failed(), line.shown()));
    if (line.same()) {
      failed.add(RuleCode.Q_101.code());
    }
    return failed;
  }

  private static RuleCode ruleOf(String rule) {
    RuleCode code = RuleCodes.find(rule);
    if (code == null) {
      throw new Rejection(RuleCode.R_101, "/rule", "There is no rule " + rule + ".");
    }
    return code;
  }

  private static BranchId afterOf(String election, String after) {
    int slash = after.indexOf('/');
    if (slash < 0
        || !ContestCode.isCode(after.substring(0, slash))
        || !BranchCode.isCode(after.substring(slash + 1))) {
      throw new Rejection(
          RuleCode.R_101,
          "/after",
          "A page goes on after contest/branch, as next of the page before.");
    }
    return new BranchId(
        new ContestId(new ElectionId(election), new ContestCode(after.substring(0, slash))),
        new BranchCode(after.substring(slash + 1)));
  }
}
