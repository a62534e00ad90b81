package io.tajmi.api.page.desk;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.review.DeskSheet;
import io.tajmi.api.page.review.KeptPicks;
import io.tajmi.api.page.review.PickReader;
import io.tajmi.api.page.review.Picks;
import io.tajmi.api.page.review.Review;
import io.tajmi.api.page.review.ReviewWriting;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Words;
import io.tajmi.view.Branches;
import io.tajmi.view.ContestView;
import io.tajmi.view.NothingAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the desk in the words of a language. */
final class DeskWriting {
  /** The most rows of one page. */
  static final int ROWS_MAX = 250;

  private static final int BOXES_MAX = 100;

  private final Pages pages;
  private final DeskPage.Asked asked;
  private final List<KeptPicks.Kept> kept;
  private final Words words;
  private final ContestView view;
  private final ContestId contest;
  private final Naming naming;
  private final Picks all;

  DeskWriting(Pages pages, DeskPage.Asked asked, List<KeptPicks.Kept> kept) {
    this.pages = pages;
    this.asked = asked;
    this.kept = kept;
    this.words = asked.from().words();
    this.view = asked.view();
    this.contest = view.contest().id();
    this.naming = new Naming(words, view.definition());
    this.all = asked.all();
  }

  /** The desk with a selection, the scope, and what is asked. */
  String address(Review review) {
    return address(scope(asked.scope().code()), review);
  }

  private String address(@Nullable AreaCode scope, Review review) {
    List<Addresses.Parameter> parameters = new ArrayList<>();
    parameters.add(Addresses.Parameter.of("area", scope));
    parameters.addAll(review.parameters());
    return Addresses.with(Addresses.desk(contest), parameters);
  }

  private @Nullable AreaCode scope(AreaCode area) {
    return area.equals(Lookup.orRoot(view, (AreaCode) null).code()) ? null : area;
  }

  DeskSheet sheet(
      @Nullable Sight since, @Nullable String said, @Nullable String wrong, boolean keeps) {
    Glance glance = new Glance(words, asked.from().sight(), view, since);
    Branches.Page boxes = boxes();
    List<Area> below = view.children(asked.scope().code());
    ReviewWriting form =
        new ReviewWriting(pages, asked.from(), asked.from().sight(), view, asked.read());
    return new DeskSheet(
        Map.of(),
        words.say("desk.title"),
        naming.contest(view.contest()),
        Addresses.contest(contest),
        asked.from().here(Addresses.desk(contest)),
        form.form(
                ReviewWriting.Step.DESK,
                Addresses.desk(contest),
                fields(below, boxes.branches()),
                null)
            .wrong(wrong),
        fields(List.of(), List.of()),
        scope(),
        asked.scope().code().value(),
        asked.name(),
        said == null ? null : words.say(said, words.number(Picks.PICKS_MAX)),
        asked.read().read() == null ? List.of() : form.doubts(asked.read().read(), this::meaning),
        glance.heads(),
        since == null ? null : moment(since),
        rows(glance),
        all.size() > ROWS_MAX
            ? words.say("desk.rest", words.number(ROWS_MAX), words.number(all.size()))
            : null,
        ways(),
        kept.stream().map(this::kept).toList(),
        keeps,
        below.stream().map(this::choice).toList(),
        boxes.branches().stream().map(this::choice).toList(),
        boxes.next() == null ? null : more(boxes.next()));
  }

  /** What is chosen and is not among the boxes to tick, as a form sends it. */
  private List<Addresses.Parameter> fields(List<Area> areas, List<Branch> branches) {
    List<Addresses.Parameter> fields = new ArrayList<>();
    AreaCode scope = scope(asked.scope().code());
    if (scope != null) {
      fields.add(Addresses.Parameter.of("area", scope));
    }
    Review review = asked.review();
    if (!all.fitsAddress()) {
      fields.addAll(review.selection());
      return fields;
    }
    all.areas().stream()
        .filter(code -> areas.stream().noneMatch(area -> area.code().equals(code)))
        .forEach(code -> fields.add(Addresses.Parameter.of(Picks.AREAS, code)));
    all.branches().stream()
        .filter(code -> branches.stream().noneMatch(branch -> branch.code().equals(code)))
        .forEach(code -> fields.add(Addresses.Parameter.of(Picks.BRANCHES, code)));
    return fields;
  }

  private String moment(Sight since) {
    return words.say("desk.changedSince", words.number(since.snapshot().position()));
  }

  private List<Links.Link> scope() {
    return naming.path(asked.scope()).stream()
        .filter(up -> Lookup.holds(view, up.code()))
        .map(up ->
            new Links.Link(
                within(up.code()), naming.area(up), up.code().equals(asked.scope().code())))
        .toList();
  }

  /** The same selection while it is chosen from another area. */
  private String within(AreaCode area) {
    return address(area, asked.review());
  }

  private String meaning(PickReader.Meaning meaning) {
    Picks one =
        meaning.parameter().equals(Picks.AREAS)
            ? all.with(new AreaCode(meaning.code()))
            : all.with(new BranchCode(meaning.code()));
    return address(asked.review().with(one));
  }

  private List<DeskSheet.GlanceRow> rows(Glance glance) {
    List<DeskSheet.GlanceRow> rows = new ArrayList<>();
    for (AreaCode area : all.areas()) {
      if (rows.size() < ROWS_MAX) {
        rows.add(glance.of(area, out(all.without(area))));
      }
    }
    for (BranchCode branch : all.branches()) {
      if (rows.size() < ROWS_MAX) {
        rows.add(glance.of(branch, out(all.without(branch))));
      }
    }
    return rows;
  }

  private @Nullable String out(Picks others) {
    Review rest = asked.review().with(others);
    return rest.fitsAddress() ? address(rest) : null;
  }

  /** Another page about what is chosen, where an address can name it. */
  private List<Links.Link> ways() {
    Picks boxes = new Picks(List.of(), all.everyBranch(view));
    return boxes.isEmpty() || !boxes.fitsAddress() || !asked.from().sight().readsOutcome(view)
        ? List.of()
        : List.of(
            way(
                Addresses.with(Addresses.contest(contest) + "/materiality", boxes.parameters()),
                "materiality.title"));
  }

  private Links.Link way(String href, String key) {
    return new Links.Link(href, words.say(key), false);
  }

  private Links.Link kept(KeptPicks.Kept each) {
    return new Links.Link(
        address(new Review(each.picks(), each, asked.review().since(), asked.review().complaint())),
        words.say(
            "desk.kept", words.language().text(each.name()), words.number(each.picks().size())),
        each.picks().equals(all));
  }

  private DeskSheet.Choice choice(Area area) {
    return new DeskSheet.Choice(
        area.code().value(),
        naming.area(area),
        within(area.code()),
        area.code().value(),
        all.areas().contains(area.code()));
  }

  private DeskSheet.Choice choice(Branch branch) {
    return new DeskSheet.Choice(
        branch.code().value(),
        BranchNames.of(words.language(), branch),
        Addresses.branch(contest, branch.code()),
        branch.code().value(),
        all.branches().contains(branch.code()));
  }

  /** Branches of the smallest areas, or those that hang on a larger one itself. */
  private Branches.Page boxes() {
    BranchCode after = Lookup.branchCode(asked.after());
    if (!view.children(asked.scope().code()).isEmpty()) {
      return own(view.branches(asked.scope().code()), after);
    }
    try {
      return Branches.of(view, new Branches.Filter(asked.scope().code(), null, after, BOXES_MAX));
    } catch (NothingAfter none) {
      throw new NotThere("There is no " + none.after() + " in this list.");
    }
  }

  /** A page of those that hang on a larger area itself. */
  private static Branches.Page own(List<Branch> own, @Nullable BranchCode after) {
    int from = 0;
    if (after != null) {
      from = own.stream().map(Branch::code).toList().indexOf(after) + 1;
      if (from == 0) {
        throw new NotThere("There is no " + after + " in this list.");
      }
    }
    List<Branch> page = own.subList(from, Math.min(own.size(), from + BOXES_MAX));
    return new Branches.Page(page, from + page.size() == own.size() ? null : page.getLast().code());
  }

  private String more(BranchCode after) {
    return Addresses.with(
        within(asked.scope().code()), List.of(Addresses.Parameter.of("after", after)));
  }
}
