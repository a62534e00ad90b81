package io.tajmi.api.page.record;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.Fact;
import io.tajmi.api.page.sheet.ListPage;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.ruling.RulingEvent.Kind;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingBook;
import io.tajmi.view.RulingView;
import io.tajmi.view.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One ruling: whose it is, on what document, which branches it names and how far it has come.
 *
 * @param reverses rulings that it reverses, one or none
 * @param reversedBy rulings that reverse it
 * @param suppose address where it is supposed away; null for whoever may not
 * @param next address of the page with more branches; null where these are all
 */
record RulingSheet(
    Map<String, String> cells,
    String title,
    String contest,
    String contestHref,
    String envelope,
    List<Fact> facts,
    List<Links.Link> reverses,
    List<Links.Link> reversedBy,
    boolean annuls,
    List<Line> branches,
    @Nullable String suppose,
    @Nullable String next)
    implements PageContent {
  private static final int BRANCHES_MAX = 500;

  /** One branch. */
  public record Line(String code, String name, String href, String state, String corrected) {}

  /**
   * Of a ruling that whoever asks may read.
   *
   * @param after the last branch of the page before; null for the first page
   */
  static RulingSheet of(
      ElectionStart opening, Sight sight, String envelope, @Nullable BranchCode after) {
    RulingBook book = RulingBook.of(sight.snapshot(), opening.view().definition().election());
    RulingView ruling = book.by(envelope);
    if (ruling == null || !sight.reads(ruling)) {
      throw new NotThere("No ruling " + envelope + " is on record here.");
    }
    RulingIssued issued = ruling.issued();
    RulingNaming naming = new RulingNaming(opening.naming().words());
    ContestView view = Lookup.contest(opening.view(), issued.contest().contest());
    String reversed = issued.reverses();
    RulingView reverses = reversed == null ? null : book.by(reversed);
    String last = after == null ? null : after.value();
    Slice<BranchCode> page =
        ListPage.of(() -> Slice.of(ruling.scope(), BranchCode::value, last, BRANCHES_MAX));
    return new RulingSheet(
        opening.sheet().cells(),
        naming.by(issued.body()),
        opening.naming().contest(view.contest()),
        Addresses.contest(issued.contest()),
        envelope,
        facts(naming, ruling),
        reverses == null ? List.of() : List.of(naming.link(reverses)),
        book.reversals(ruling).stream().map(naming::link).toList(),
        issued.kind() == Kind.ANNUL,
        page.items().stream().map(branch -> line(naming.words(), view, ruling, branch)).toList(),
        suppose(sight, view, issued),
        page.next() == null ? null : Addresses.ruling(issued.name()) + "?after=" + page.next());
  }

  /** Address where a ruling is supposed away; null for whoever may not. */
  static @Nullable String suppose(Sight sight, ContestView view, RulingIssued issued) {
    return sight.maySuppose(view)
        ? Addresses.with(
            Addresses.suppose(issued.contest()),
            List.of(Addresses.Parameter.of("ruling", issued.envelope())))
        : null;
  }

  private static List<Fact> facts(RulingNaming naming, RulingView ruling) {
    RulingIssued issued = ruling.issued();
    Words words = naming.words();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say("ruling.kind"), naming.kind(ruling)));
    facts.add(text(words, "ruling.body", issued.body()));
    facts.add(text(words, "ruling.office", issued.office()));
    facts.add(text(words, "ruling.article", issued.article()));
    facts.add(text(words, "ruling.document", issued.document()));
    facts.add(new Fact(words.say("ruling.date"), naming.day(issued.date())));
    facts.add(new Fact(words.say("asof.position"), words.number(ruling.issuedAt())));
    facts.add(new Fact(words.say("ruling.enforced"), naming.enforced(ruling)));
    return facts;
  }

  private static Fact text(Words words, String label, String text) {
    return new Fact(words.say(label), words.language().text(text));
  }

  private static Line line(Words words, ContestView view, RulingView ruling, BranchCode code) {
    Branch branch = view.contest().branches().get(Lookup.branch(view, code));
    return new Line(
        code.value(),
        BranchNames.of(words.language(), branch),
        Addresses.branch(view.contest().id(), code),
        words.say("ruling.branch." + state(view, ruling, code)),
        BranchList.corrected(words, view.row(Lookup.branch(view, code))));
  }

  private static String state(ContestView view, RulingView ruling, BranchCode code) {
    if (!ruling.reached(code)) {
      return "OPEN";
    }
    if (ruling.issued().kind() == Kind.RESTORE) {
      return "DONE";
    }
    return ruling.stands(view, code) ? "STANDS" : "REVERSED";
  }
}
