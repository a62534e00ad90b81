package io.tajmi.api.page.record;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.document.Authority;
import io.tajmi.election.BranchCode;
import io.tajmi.outcome.PublicOutcome;
import io.tajmi.query.Lookup;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Words;
import io.tajmi.view.ContestFile;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was done to a contest and its candidates, act by act. */
record ActList(
    Map<String, String> cells, String title, String contest, String contestHref, List<Line> lines)
    implements PageContent {
  private static final int BRANCHES_MAX = 200;

  /**
   * One act.
   *
   * @param id of its row
   * @param branches that it names; none where it names none, or more than a page has room for
   * @param reverses the row of the act that it reverses; null where it reverses none
   * @param reversedBy the row of the act that reverses it; null where it stands
   */
  public record Line(
      String id,
      String position,
      String what,
      String by,
      String office,
      String article,
      String document,
      String date,
      List<Links.Link> branches,
      @Nullable String reverses,
      @Nullable String reversedBy) {}

  static ActList of(ElectionStart opening, Sight sight, ContestView view) {
    Words words = opening.naming().words();
    Visible visible = sight.of(view);
    Map<String, String> rows = new HashMap<>();
    Map<String, String> reversals = new HashMap<>();
    for (ContestFile.Noted noted : view.file().noted()) {
      rows.put(noted.fact().act(), Addresses.row(noted));
      if (noted.fact() instanceof ActReversed reversal) {
        reversals.put(reversal.reverses(), Addresses.row(noted));
      }
    }
    return new ActList(
        opening.sheet().cells(),
        words.say("act.title"),
        opening.naming().contest(view.contest()),
        Addresses.contest(view.contest().id()),
        view.file().noted().stream()
            .map(noted -> line(words, visible, noted, rows, reversals))
            .toList());
  }

  private static Line line(
      Words words,
      Visible visible,
      ContestFile.Noted noted,
      Map<String, String> rows,
      Map<String, String> reversals) {
    Fact fact = noted.fact();
    Authority by = fact.authority();
    String article = by.statedArticle();
    return new Line(
        Addresses.row(noted),
        words.number(noted.position()),
        PublicOutcome.tells(visible, fact)
            ? ActLines.what(words, visible.view(), fact)
            : words.say("act.withheld"),
        new RulingNaming(words).by(by.body()),
        words.language().text(by.office()),
        article == null ? words.say("act.articleNotStated") : words.language().text(article),
        words.language().text(by.document()),
        new RulingNaming(words).day(by.date()),
        branches(words, visible.view(), fact),
        fact instanceof ActReversed reversal ? rows.get(reversal.reverses()) : null,
        reversals.get(fact.act()));
  }

  private static List<Links.Link> branches(Words words, ContestView view, Fact fact) {
    List<BranchCode> scope =
        fact instanceof VotesAnnulled votes ? view.file().state().scope(votes.act()) : null;
    return scope == null || scope.size() > BRANCHES_MAX
        ? List.of()
        : scope.stream().map(branch -> branch(words, view, branch)).toList();
  }

  private static Links.Link branch(Words words, ContestView view, BranchCode code) {
    return new Links.Link(
        Addresses.branch(view.contest().id(), code),
        BranchNames.of(words.language(), view.contest(), Lookup.branch(view, code)),
        false);
  }
}
