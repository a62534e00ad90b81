package io.tajmi.api.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.api.answer.SameTallyAnswer;
import io.tajmi.document.RuleCode;
import io.tajmi.election.AreaCode;
import io.tajmi.query.Lookup;
import io.tajmi.replay.Standpoint;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.SameTallies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is found by looking at the tallies of several branches together. */
@RestController
@RequestMapping(path = "/api/v1/elections/{election}", produces = MediaType.APPLICATION_JSON_VALUE)
public class FindingsController {
  private static final int ITEMS_MAX = 1_000;

  private final Sights sights;

  public FindingsController(Sights sights) {
    this.sights = sights;
  }

  /**
   * All that whoever asks is told.
   *
   * @param more whether there are more than these; ask contest by contest
   */
  public record FindingsAnswer(
      boolean test, ResultsAnswer.AsOf asOf, List<FindingLine> items, boolean more) {}

  /**
   * One finding.
   *
   * @param same which branches have one tally, and how often chance makes that
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FindingLine(String rule, String contest, SameTallyAnswer same) {}

  /** Findings about several branches; the tallies count meanwhile. */
  @Operation(
      operationId = "findings",
      summary = "Branches whose tallies are one tally twice, as far as their votes may be seen")
  @GetMapping("/findings")
  public FindingsAnswer findings(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String contest,
      @RequestParam(required = false) @Nullable String area,
      Standpoint from) {
    Sight sight = sights.at(from);
    ElectionView view = sight.find().election(election);
    List<ContestView> contests =
        contest == null ? view.contests() : List.of(sight.find().contest(election, contest));
    AreaCode code = area == null ? null : Lookup.area(view, area).code();
    List<FindingLine> items = new ArrayList<>();
    for (ContestView each : contests) {
      if (items.size() <= ITEMS_MAX) {
        for (SameTallies.Finding finding : SameTallies.in(sight.of(each), code)) {
          items.add(
              new FindingLine(
                  RuleCode.Q_101.code(),
                  each.contest().id().contest().value(),
                  SameTallyAnswer.of(each, finding)));
        }
      }
    }
    boolean more = items.size() > ITEMS_MAX;
    return new FindingsAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight),
        more ? List.copyOf(items.subList(0, ITEMS_MAX)) : items,
        more);
  }
}
