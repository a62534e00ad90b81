package io.tajmi.api.page.outcome;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.outcome.ProposedAnnulment;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.record.OutcomeNaming;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Takes;
import io.tajmi.contest.AnnulledBallots;
import io.tajmi.decision.MaterialitySheet;
import io.tajmi.decision.MaterialitySheet.Finding;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ElectionId;
import io.tajmi.query.BranchProgress;
import io.tajmi.query.Lookup;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Visible;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The sheet of a proposed annulment, pinned to a position and ready to be printed. */
@Hidden
@Controller
public class MaterialityPage {
  private final Pages pages;

  public MaterialityPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * What it shows.
   *
   * @param whole whether the contest lies within the reader's areas, so that votes of a candidate
   *     can be proposed as well
   * @param ways where the ballots of a candidate's annulled votes can go
   * @param proposed in words, or the codes of whole branches
   * @param wrong what keeps a sheet from being made, in words; null where nothing does
   * @param findings one, or two where more is proposed besides; none before anything is proposed
   */
  record View(
      Map<String, String> cells,
      String title,
      String contest,
      String href,
      ProposedAnnulment.Asked asked,
      boolean whole,
      List<Links.Link> ways,
      String proposed,
      String at,
      @Nullable String wrong,
      List<Sheet> findings)
      implements PageContent {}

  /**
   * One comparison, in words.
   *
   * @param needed ballots that it would take to make the outcome another
   * @param papersUnknown null for a body of some areas
   * @param rows none for a body of some areas
   */
  record Sheet(
      String title,
      String verdict,
      String ballots,
      String needed,
      @Nullable String papersUnknown,
      List<Row> rows) {}

  /** One seat by its number, or what else an outcome has by its name. */
  record Row(String part, String before, String after, String stays) {}

  /** What annulling branches would do. */
  @GetMapping("/elections/{election}/contests/{contest}/materiality")
  @Takes({"branches", "candidate", "ballotsGo", "also"})
  public ModelAndView sheet(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Sight sight = pages.sight(request);
    ElectionId id = Lookup.electionId(election);
    ElectionView found = sight.find().election(id);
    ContestView view = Lookup.orFirst(found, Lookup.contestCode(contest));
    if (!sight.readsOutcome(view) && !sight.readsMaterialityAtSome(view)) {
      throw sight.refusalOfMateriality(view);
    }
    return pages.still("materiality", id, shown(sight, view, request), sight, request);
  }

  private static View shown(Sight sight, ContestView view, HttpServletRequest request) {
    Words words = Pages.words(request);
    ProposedAnnulment.Asked asked = asked(request);
    String what = "";
    @Nullable String wrong = null;
    List<Sheet> sheets = List.of();
    if (view.file().incomplete()) {
      wrong = words.say("outcome.state.INCOMPLETE");
    } else if (asked.branches() != null || asked.candidate() != null) {
      try {
        ProposedAnnulment proposed = ProposedAnnulment.of(asked, view.contest());
        if (!sight.readsOutcome(view) && !proposed.isWithin(sight, view)) {
          throw sight.refusalOfMateriality(view);
        }
        what = said(words, view.contest(), proposed);
        sheets = sheets(words, sight, view, proposed);
      } catch (Rejection rejection) {
        String key =
            rejection.code() == RuleCode.R_109 ? "materiality.severalVotes" : "materiality.wrong";
        wrong = words.say(key, words.language().code(rejection.code().code()));
      }
    }
    Naming naming = new Naming(words, view.definition());
    CellSheet sheet = new CellSheet(words).brief("", BranchProgress.of(view));
    return new View(
        sheet.cells(),
        words.say("materiality.title"),
        naming.contest(view.contest()),
        Addresses.contest(view.contest().id()),
        asked,
        sight.readsOutcome(view),
        Arrays.stream(BallotsGo.values())
            .filter(way -> AnnulledBallots.canGo(way, view.contest()))
            .map(way ->
                new Links.Link(
                    way.name(),
                    words.say("act.ballots." + way),
                    way.name().equals(asked.ballotsGo())))
            .toList(),
        what,
        at(words, sight, view),
        wrong,
        sheets);
  }

  /** What was typed; votes of a candidate are meant everywhere where no branches are named. */
  private static ProposedAnnulment.Asked asked(HttpServletRequest request) {
    String branches = typed(request, "branches");
    String candidate = typed(request, "candidate");
    return new ProposedAnnulment.Asked(
        branches,
        candidate,
        typed(request, "ballotsGo"),
        candidate != null && branches == null,
        typed(request, "also"));
  }

  private static @Nullable String typed(HttpServletRequest request, String name) {
    String text = Parameters.of(request).text(name);
    return text == null || text.isBlank() ? null : text.strip().replaceAll("[،,\\s]+", ",");
  }

  private static String at(Words words, Sight sight, ContestView view) {
    var time = sight.snapshot().time();
    return words.say(
        "outcome.at",
        Figures.number(words.language(), sight.snapshot().position()),
        time == null
            ? Figures.NONE
            : Dates.time(words.language(), time, view.definition().head().zone()));
  }

  private static List<Sheet> sheets(
      Words words, Sight sight, ContestView view, ProposedAnnulment proposed) {
    MaterialitySheet sheet = proposed.sheet(view, sight.snapshot().position());
    if (sight.outcome(view) == Visible.Extent.NONE) {
      return ofArea(words, proposed, sheet);
    }
    OutcomeNaming naming = new OutcomeNaming(words, view.contest());
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(sheet(naming, "materiality.alone", sheet.alone()));
    if (!proposed.also().isEmpty()) {
      sheets.add(sheet(naming, "materiality.together", sheet.together()));
    }
    return sheets;
  }

  /** What a body of some areas is told: of nobody's votes but its own. */
  private static List<Sheet> ofArea(
      Words words, ProposedAnnulment proposed, MaterialitySheet sheet) {
    List<Sheet> sheets = new ArrayList<>();
    sheets.add(ofArea(words, "materiality.alone", sheet.alone()));
    if (!proposed.also().isEmpty()) {
      sheets.add(ofArea(words, "materiality.together", sheet.together()));
    }
    return sheets;
  }

  private static Sheet ofArea(Words words, String title, Finding finding) {
    return new Sheet(
        words.say(title),
        words.say("materiality." + finding.verdict()),
        finding.papersUnknown() > 0 ? Figures.NONE : words.number(finding.ballotsInQuestion()),
        needed(words, finding),
        null,
        List.of());
  }

  private static String needed(Words words, Finding finding) {
    Long needed = finding.ballotsNeeded();
    return needed == null ? Figures.NONE : words.number(needed);
  }

  private static String said(Words words, Contest contest, ProposedAnnulment proposed) {
    List<String> branches = proposed.branches();
    String candidate = proposed.candidate();
    if (candidate == null) {
      return words.language().code(String.join(",", branches == null ? List.of() : branches));
    }
    String name = new OutcomeNaming(words, contest).candidate(candidate);
    String ballots = words.say("act.ballots." + proposed.ballotsGo());
    return branches == null
        ? words.say("act.votesEverywhere", name, ballots)
        : words.say("act.votes", name, words.number(branches.size()), ballots);
  }

  private static Sheet sheet(OutcomeNaming naming, String title, Finding finding) {
    Words words = naming.words();
    List<Row> rows = new ArrayList<>();
    for (MaterialitySheet.Seat seat : finding.seats()) {
      rows.add(
          new Row(
              words.number(seat.number()),
              naming.place(seat.before()),
              naming.place(seat.after()),
              worst(words, seat.stays() == Possibility.SURE)));
    }
    rows.addAll(more(naming, finding));
    return new Sheet(
        words.say(title),
        words.say("materiality." + finding.verdict()),
        words.number(finding.ballotsInQuestion()),
        needed(words, finding),
        words.number(finding.papersUnknown()),
        rows);
  }

  /**
   * What an outcome has besides seats: its second round, its alternates, the seats of its lists.
   */
  private static List<Row> more(OutcomeNaming naming, Finding finding) {
    Words words = naming.words();
    String worst = worst(words, finding.verdict() == MaterialitySheet.Verdict.NOT_MATERIAL);
    Map<String, Function<Result, String>> parts = new LinkedHashMap<>();
    parts.put("outcome.runOff", naming::runOff);
    parts.put("contest.alternates", naming::alternates);
    parts.put("outcome.groups", naming::groupSeats);
    List<Row> rows = new ArrayList<>();
    parts.forEach((key, part) -> {
      String before = part.apply(finding.before());
      String after = part.apply(finding.after());
      if (!before.isEmpty() || !after.isEmpty()) {
        rows.add(new Row(words.say(key), orNone(before), orNone(after), worst));
      }
    });
    return rows;
  }

  private static String worst(Words words, boolean stays) {
    return words.say(stays ? "materiality.stays" : "materiality.open");
  }

  private static String orNone(String text) {
    return text.isEmpty() ? Figures.NONE : text;
  }
}
