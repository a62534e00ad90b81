package io.tajmi.api.page.record;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.LinkList;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.ListPage;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.Lookup;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingBook;
import io.tajmi.view.RulingView;
import io.tajmi.view.Slice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rulings of an election that whoever asks may read, a page at a time.
 *
 * @param next address of the page after this one; null where there is none
 */
record RulingList(
    Map<String, String> cells,
    String title,
    LinkList contests,
    List<Line> lines,
    @Nullable String next)
    implements PageContent {
  private static final int LINES_MAX = 200;

  /**
   * One ruling.
   *
   * @param reverses the ruling that it reverses; null where it reverses none
   * @param suppose address where it is supposed away; null for whoever may not
   * @param reversed by which, and at how many branches where not at all; empty where by none
   */
  public record Line(
      String href,
      String by,
      String kind,
      String contest,
      String contestHref,
      String office,
      String article,
      String document,
      String date,
      String enforced,
      Links.@Nullable Link reverses,
      String reversed,
      @Nullable String suppose) {}

  /**
   * Of an election.
   *
   * @param contest only rulings on it; null for those on every contest
   * @param after the last ruling of the page before; null for the first page
   */
  static RulingList of(
      ElectionStart opening, Sight sight, @Nullable ContestCode contest, @Nullable String after) {
    ElectionId election = opening.view().definition().election();
    RulingBook book = RulingBook.of(sight.snapshot(), election);
    Slice<RulingView> page = page(opening, sight, contest, after, book);
    return new RulingList(
        opening.sheet().cells(),
        opening.naming().words().say("ruling.title"),
        opening.contests(contest),
        page.items().stream().map(it -> line(opening, sight, it, book)).toList(),
        page.next() == null
            ? null
            : Addresses.with(
                Addresses.rulings(election),
                List.of(
                    Addresses.Parameter.of("contest", contest),
                    Addresses.Parameter.of("after", page.next()))));
  }

  private static Slice<RulingView> page(
      ElectionStart opening,
      Sight sight,
      @Nullable ContestCode contest,
      @Nullable String after,
      RulingBook book) {
    ContestId only =
        contest == null ? null : Lookup.orFirst(opening.view(), contest).contest().id();
    return ListPage.of(() -> book.page(only, sight::reads, after, LINES_MAX));
  }

  private static Line line(ElectionStart opening, Sight sight, RulingView ruling, RulingBook book) {
    RulingIssued issued = ruling.issued();
    RulingNaming naming = new RulingNaming(opening.naming().words());
    var language = naming.words().language();
    ContestView contest = Lookup.contest(opening.view(), issued.contest().contest());
    return new Line(
        Addresses.ruling(issued.name()),
        naming.by(issued.body()),
        naming.kind(ruling),
        opening.naming().listed(contest.contest()),
        Addresses.contest(issued.contest()),
        language.text(issued.office()),
        language.text(issued.article()),
        language.text(issued.document()),
        naming.day(issued.date()),
        naming.enforced(ruling),
        reverses(naming, issued, book),
        book.reversals(ruling).stream()
            .map(reversal -> naming.reversal(ruling, reversal))
            .collect(Collectors.joining(naming.words().say("list.comma"))),
        RulingSheet.suppose(sight, contest, issued));
  }

  private static Links.@Nullable Link reverses(
      RulingNaming naming, RulingIssued issued, RulingBook book) {
    String reversed = issued.reverses();
    RulingView ruling = reversed == null ? null : book.by(reversed);
    return ruling == null ? null : naming.link(ruling);
  }
}
