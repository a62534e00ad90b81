package io.tajmi.api.read;

import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.api.answer.RulingOnRecordAnswer;
import io.tajmi.api.answer.RulingsAnswer;
import io.tajmi.api.answer.RulingsAnswer.RulingLine;
import io.tajmi.api.http.PageLimit;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Standpoint;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingBook;
import io.tajmi.view.RulingView;
import io.tajmi.view.Slice;
import io.tajmi.view.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rulings on record: for everyone once their contest is released, before that for the chains
 * that act at some branch of theirs. They hold no votes.
 */
@RestController
@RequestMapping(
    path = "/api/v1/elections/{election}/rulings",
    produces = MediaType.APPLICATION_JSON_VALUE)
public class RulingsController {
  private static final int PAGE_DEFAULT = 100;

  private final Sights sights;

  public RulingsController(Sights sights) {
    this.sights = sights;
  }

  /** Rulings in the order of the log. */
  @Operation(operationId = "rulings", summary = "Rulings on record, a page at a time")
  @GetMapping
  public RulingsAnswer rulings(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String contest,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "" + PAGE_DEFAULT) int limit,
      Standpoint from) {
    Sight sight = sights.at(from);
    Snapshot snapshot = sight.snapshot();
    ElectionId id = sight.find().election(election).definition().election();
    int most = PageLimit.of(limit);
    RulingBook book = RulingBook.of(snapshot, id);
    Slice<RulingView> page =
        book.page(contestOf(sight, election, contest), sight::reads, after, most);
    return new RulingsAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight),
        election,
        page.items().stream().map(ruling -> RulingLine.of(ruling, book)).toList(),
        page.next());
  }

  private static @Nullable ContestId contestOf(
      Sight sight, String election, @Nullable String contest) {
    return contest == null ? null : sight.find().contest(election, contest).contest().id();
  }

  /** One ruling with its branches. */
  @Operation(operationId = "ruling", summary = "One ruling and the branches that it names")
  @GetMapping("/{envelope}")
  public RulingOnRecordAnswer ruling(
      @PathVariable String election, @PathVariable String envelope, Standpoint from) {
    Sight sight = sights.at(from);
    ElectionId id = sight.find().election(election).definition().election();
    RulingBook book = RulingBook.of(sight.snapshot(), id);
    RulingView ruling = book.by(envelope);
    ContestView view = ruling == null ? null : sight.snapshot().contest(ruling.issued().contest());
    if (ruling == null || view == null || !sight.reads(ruling)) {
      throw new NotThere(
          "No ruling "
              + envelope
              + " is on record here that you may read: one is for everyone"
              + " once its contest is released.");
    }
    return RulingOnRecordAnswer.of(sight, view, ruling, book);
  }
}
