package io.tajmi.api.read;

import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.answer.CatalogueAnswer.AreaLine;
import io.tajmi.api.answer.CatalogueAnswer.AreasAnswer;
import io.tajmi.api.answer.CatalogueAnswer.BranchesAnswer;
import io.tajmi.api.answer.CatalogueAnswer.CandidateLine;
import io.tajmi.api.answer.CatalogueAnswer.CandidatesAnswer;
import io.tajmi.api.answer.CatalogueAnswer.ContestLine;
import io.tajmi.api.answer.CatalogueAnswer.ContestsAnswer;
import io.tajmi.api.answer.CatalogueAnswer.ElectionLine;
import io.tajmi.api.answer.CatalogueAnswer.ElectionsAnswer;
import io.tajmi.api.answer.CatalogueAnswer.ListLine;
import io.tajmi.api.answer.CatalogueAnswer.ListedBranch;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.api.answer.StateCode;
import io.tajmi.api.http.PageLimit;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.query.Lookup;
import io.tajmi.replay.Standpoint;
import io.tajmi.view.Branches;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.NothingAfter;
import io.tajmi.view.Slice;
import io.tajmi.view.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What there is to ask about: elections, and in them contests, candidates, areas and branches. */
@RestController
@RequestMapping(path = "/api/v1/elections", produces = MediaType.APPLICATION_JSON_VALUE)
public class CatalogueController {
  private static final String PAGE = "100";

  private final Sights sights;

  public CatalogueController(Sights sights) {
    this.sights = sights;
  }

  /** Elections in the order in which they were sealed. */
  @Operation(operationId = "elections", summary = "Elections on record, a page at a time")
  @GetMapping
  public ElectionsAnswer elections(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = PAGE) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    List<ElectionView> all =
        snapshot.elections().values().stream()
            .sorted(Comparator.comparingLong(ElectionView::sealedAt))
            .toList();
    Slice<ElectionView> page =
        Slice.of(all, view -> view.definition().election().value(), after, PageLimit.of(limit));
    return new ElectionsAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        page.items().stream().map(ElectionLine::of).toList(),
        page.next());
  }

  /** Contests of an election; with an area, those that have branches there. */
  @Operation(operationId = "contests", summary = "Contests of an election, a page at a time")
  @GetMapping("/{election}/contests")
  public ContestsAnswer contests(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = PAGE) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ElectionView view = sight.find().election(election);
    AreaCode in = area == null ? null : Lookup.area(view, area).code();
    List<ContestView> all =
        view.contests().stream().filter(each -> in == null || Lookup.holds(each, in)).toList();
    Slice<ContestView> page =
        Slice.of(all, each -> each.contest().id().contest().value(), after, PageLimit.of(limit));
    return new ContestsAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        election,
        page.items().stream().map(ContestLine::of).toList(),
        page.next());
  }

  /** Candidates of a contest, in ballot order. */
  @Operation(operationId = "candidates", summary = "Candidates of a contest, a page at a time")
  @GetMapping("/{election}/contests/{contest}/candidates")
  public CandidatesAnswer candidates(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = PAGE) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    Contest found = sight.find().contest(election, contest).contest();
    var page =
        Slice.of(found.candidates(), each -> each.code().value(), after, PageLimit.of(limit));
    return new CandidatesAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        election,
        contest,
        found.lists().stream().map(ListLine::of).toList(),
        page.items().stream().map(CandidateLine::of).toList(),
        page.next());
  }

  /** Areas of an election; with a parent, those directly below it. */
  @Operation(operationId = "areas", summary = "Areas of an election, a page at a time")
  @GetMapping("/{election}/areas")
  public AreasAnswer areas(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = PAGE) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ElectionView view = sight.find().election(election);
    AreaCode above = parent == null ? null : Lookup.area(view, parent).code();
    List<Area> all =
        view.definition().areas().stream()
            .filter(each -> above == null || above.equals(each.parent()))
            .toList();
    Slice<Area> page = Slice.of(all, each -> each.code().value(), after, PageLimit.of(limit));
    return new AreasAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        election,
        page.items().stream().map(AreaLine::of).toList(),
        page.next());
  }

  /** Branches of an election; with an area, those at or below it. */
  @Operation(operationId = "branches", summary = "Branches of an election, a page at a time")
  @GetMapping("/{election}/branches")
  public BranchesAnswer branches(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = PAGE) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ElectionView view = sight.find().election(election);
    Definition definition = view.definition();
    AreaCode in = area == null ? null : Lookup.area(view, area).code();
    List<Branch> all =
        in == null
            ? definition.branches()
            : definition.branches().stream()
                .filter(it -> definition.isWithin(it.area(), in))
                .toList();
    Slice<Branch> page = Slice.of(all, each -> each.code().value(), after, PageLimit.of(limit));
    return new BranchesAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        election,
        null,
        page.items().stream().map(branch -> ListedBranch.of(branch, null)).toList(),
        page.next());
  }

  /** Branches that vote in a contest, each with where its tally stands. */
  @Operation(
      operationId = "contestBranches",
      summary = "Branches of a contest with their states, a page at a time")
  @GetMapping("/{election}/contests/{contest}/branches")
  public BranchesAnswer branches(
      @PathVariable String election,
      @PathVariable String contest,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable StateCode state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = PAGE) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ContestView view = sight.find().contest(election, contest);
    Branches.Page page =
        Branches.of(
            view,
            new Branches.Filter(
                area == null ? null : Lookup.orRoot(view, area).code(),
                state == null ? null : state.bucket(),
                after == null ? null : branch(after),
                PageLimit.of(limit)));
    BranchCode next = page.next();
    return new BranchesAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        election,
        contest,
        page.branches().stream()
            .map(each ->
                ListedBranch.of(each, StateCode.of(Objects.requireNonNull(view.row(each.code())))))
            .toList(),
        next == null ? null : next.value());
  }

  private static BranchCode branch(String after) {
    if (!BranchCode.isCode(after)) {
      throw new NothingAfter(after);
    }
    return new BranchCode(after);
  }
}
