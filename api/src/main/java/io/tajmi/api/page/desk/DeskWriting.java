package io.tajmi.api.page.desk;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the desk in the words of a language. */
final class DeskWriting {
  /** The most rows of one page. */
  static final int ROWS_MAX = 250;

  private static final int BOXES_MAX = 100;
  private static final String LATELY = "PT5M";

  private final DeskPage.Asked asked;
  private final List<KeptPicks.Kept> kept;
  private final Words words;
  private final ContestView view;
  private final ContestId contest;
  private final Naming naming;
  private final Picks all;

  DeskWriting(DeskPage.Asked asked, List<KeptPicks.Kept> kept) {
    this.asked = asked;
    this.kept = kept;
    this.words = asked.from().words();
    this.view = asked.view();
    this.contest = view.contest().id();
    this.naming = new Naming(words, view.definition());
    this.all = asked.all();
  }

  /** The desk with a selection and the scope and moment asked for. */
  String address(Picks picks) {
    List<Addresses.Parameter> parameters = new ArrayList<>(standing());
    parameters.addAll(picks.parameters());
    return Addresses.with(Addresses.desk(contest), parameters);
  }

  /** The desk with what was kept under a name. */
  String address(KeptPicks.Kept named) {
    List<Addresses.Parameter> parameters = new ArrayList<>(standing());
    parameters.add(new Addresses.Parameter("kept", named.id()));
    return Addresses.with(Addresses.desk(contest), parameters);
  }

  /** Scope and moment, and where the page is read from. */
  private List<Addresses.Parameter> standing() {
    List<Addresses.Parameter> parameters = new ArrayList<>();
    boolean root = asked.scope().equals(Lookup.orRoot(view, (AreaCode) null));
    parameters.add(Addresses.Parameter.of("area", root ? null : asked.scope().code()));
    String since = asked.typed().since();
    parameters.add(
        new Addresses.Parameter(
            "since", since.isEmpty() ? null : URLEncoder.encode(since, StandardCharsets.UTF_8)));
    return parameters;
  }

  DeskSheet sheet(@Nullable Sight since, @Nullable String said, boolean keeps) {
    Glance glance = new Glance(words, asked.from().sight(), view, since);
    List<Addresses.Parameter> fields = new ArrayList<>();
    all.fields((name, value) -> fields.add(new Addresses.Parameter(name, value)));
    Branches.Page boxes = boxes();
    return new DeskSheet(
        Map.of(),
        words.say("desk.title"),
        naming.contest(view.contest()),
        Addresses.contest(contest),
        Addresses.desk(contest),
        asked.from().here(Addresses.desk(contest)),
        chosen(),
        scope(),
        asked.typed(),
        said == null ? null : words.say(said, words.number(Picks.PICKS_MAX)),
        doubts(),
        fields,
        glance.heads(),
        since == null ? null : moment(since),
        rows(glance),
        all.size() > ROWS_MAX
            ? words.say("desk.rest", words.number(ROWS_MAX), words.number(all.size()))
            : null,
        ways(since),
        kept.stream().map(this::kept).toList(),
        keeps,
        below(),
        boxes.branches().stream().map(this::choice).toList(),
        boxes.next() == null ? null : more(boxes.next()));
  }

  private String chosen() {
    return words.say(
        "desk.chosen", words.number(all.branches().size()), words.number(all.areas().size()));
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
    List<Addresses.Parameter> parameters = new ArrayList<>(standing());
    parameters.removeIf(parameter -> parameter.name().equals("area"));
    parameters.add(Addresses.Parameter.of("area", area));
    parameters.addAll(selection());
    return Addresses.with(Addresses.desk(contest), parameters);
  }

  private List<Addresses.Parameter> selection() {
    return asked.named() != null
        ? List.of(new Addresses.Parameter("kept", asked.named().id()))
        : all.fitsAddress() ? all.parameters() : List.of();
  }

  private List<DeskSheet.DoubtRow> doubts() {
    PickReader.Reading read = asked.read();
    return read == null ? List.of() : read.doubts().stream().map(this::doubt).toList();
  }

  private DeskSheet.DoubtRow doubt(PickReader.Doubt doubt) {
    boolean none = doubt.meanings().isEmpty();
    return new DeskSheet.DoubtRow(
        words.say(
            none ? "desk.unknown" : "desk.several",
            words.language().text(doubt.text()),
            words.number(doubt.meanings().size() + (long) doubt.more())),
        doubt.meanings().stream().map(this::meaning).toList(),
        doubt.more() == 0 ? null : words.say("desk.moreMeanings", words.number(doubt.more())));
  }

  private Links.Link meaning(PickReader.Meaning meaning) {
    Picks one =
        meaning.parameter().equals(Picks.AREAS)
            ? all.with(new AreaCode(meaning.code()))
            : all.with(new BranchCode(meaning.code()));
    return new Links.Link(
        address(one),
        words.say(
            "desk.meaning", meaning.name(), meaning.where(), words.language().code(meaning.code())),
        false);
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
    return asked.named() == null && others.fitsAddress() ? address(others) : null;
  }

  /** Other pages about what is chosen, where an address can name it. */
  private List<Links.Link> ways(@Nullable Sight since) {
    if (all.isEmpty() || !all.fitsAddress()) {
      return List.of();
    }
    List<Links.Link> ways = new ArrayList<>();
    List<Addresses.Parameter> between = new ArrayList<>();
    between.add(
        new Addresses.Parameter(
            "from", since == null ? LATELY : Long.toString(since.snapshot().position())));
    between.addAll(all.parameters());
    ways.add(way(Addresses.with(Addresses.difference(contest), between), "desk.difference"));
    Picks boxes = new Picks(List.of(), all.everyBranch(view));
    if (boxes.fitsAddress() && asked.from().sight().readsOutcome(view)) {
      ways.add(
          way(
              Addresses.with(Addresses.contest(contest) + "/materiality", boxes.parameters()),
              "materiality.title"));
    }
    if (boxes.fitsAddress() && asked.from().sight().maySuppose(view)) {
      ways.add(way(Addresses.with(Addresses.suppose(contest), boxes.parameters()), "suppose.link"));
    }
    return ways;
  }

  private Links.Link way(String href, String key) {
    return new Links.Link(href, words.say(key), false);
  }

  private Links.Link kept(KeptPicks.Kept each) {
    return new Links.Link(
        address(each),
        words.say(
            "desk.kept", words.language().text(each.name()), words.number(each.picks().size())),
        asked.named() != null && each.id().equals(asked.named().id()));
  }

  private List<DeskSheet.Choice> below() {
    return view.children(asked.scope().code()).stream().map(this::choice).toList();
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
    if (!view.children(asked.scope().code()).isEmpty()) {
      List<Branch> own = view.branches(asked.scope().code());
      return new Branches.Page(own.subList(0, Math.min(own.size(), BOXES_MAX)), null);
    }
    BranchCode after = Lookup.branchCode(asked.after());
    try {
      return Branches.of(view, new Branches.Filter(asked.scope().code(), null, after, BOXES_MAX));
    } catch (NothingAfter none) {
      throw new NotThere("There is no " + none.after() + " in this list.");
    }
  }

  private String more(BranchCode after) {
    return Addresses.with(
        within(asked.scope().code()), List.of(Addresses.Parameter.of("after", after)));
  }
}
