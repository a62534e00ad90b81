package io.tajmi.api.page.difference;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.replay.Between;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.BoxesDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.replay.difference.Part;
import io.tajmi.replay.difference.Selection;
import io.tajmi.text.BranchNames;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a difference in the words of a language. */
public final class DifferenceWriting {
  private final Words words;
  private final Between between;
  private final Difference difference;
  private final ContestView view;
  private final ZoneId zone;
  private final Map<String, String> candidates = new HashMap<>();
  private final Map<String, String> lists = new HashMap<>();
  private Function<Explaining, List<String>> about = _ -> List.of();

  /** Of one area. */
  public DifferenceWriting(Words words, Between between, Difference difference) {
    this.words = words;
    this.between = between;
    this.difference = difference;
    this.view = between.view();
    this.zone = view.definition().head().zone();
    Contest contest = view.contest();
    ContestNames names = ContestNames.of(words.language(), contest);
    for (Candidate candidate : contest.candidates()) {
      String code = candidate.code().value();
      candidates.put(code, names.candidate(candidates.size()));
    }
    for (CandidateList list : contest.lists()) {
      lists.put(list.code().value(), words.language().name(list.name()));
    }
  }

  /** With what each entry says of itself. */
  public DifferenceWriting telling(Function<Explaining, List<String>> of) {
    about = of;
    return this;
  }

  /** All that is told of it. */
  public DifferenceSheet sheet(
      Set<BranchCode> branches,
      @Nullable BoxesDifference boxes,
      Explaining.Page entries,
      @Nullable OutcomeDifference outcome,
      List<Addresses.Parameter> parameters) {
    AreaDifference area = difference.area();
    return new DifferenceSheet(
        moment(between.from()),
        moment(between.to()),
        new Naming(words, view.definition()).area(area.area()),
        seen(area),
        area.figures().stream()
            .filter(figure -> told(figure.figure()) && figure.change() != 0)
            .map(this::figure)
            .toList(),
        parts(area.parts()),
        remainder(area),
        area.addsUp(),
        branches.isEmpty() ? List.of() : chosen(area, branches),
        boxes == null ? null : new BoxesWriting(this, between, difference).boxes(boxes),
        outcome == null ? null : outcome(outcome),
        below(parameters),
        entries.entries().stream().map(this::entry).toList(),
        words.number(entries.matching()),
        entries.next() == null ? null : next(parameters, entries.next()));
  }

  /** One figure before and after. */
  DifferenceSheet.FigureRow figure(FigureChange figure) {
    return new DifferenceSheet.FigureRow(
        name(figure.figure()),
        number(figure.before()),
        number(figure.after()),
        Figures.change(words.language(), figure.change()));
  }

  /** What no cause explains. */
  String remainder(AreaDifference area) {
    return words.say(
        "moments.remainder",
        area.remainder().isEmpty()
            ? words.number(0)
            : String.join(comma(), changes(area.remainder())));
  }

  Words words() {
    return words;
  }

  private String comma() {
    return words.say("list.comma");
  }

  private String number(@Nullable Long n) {
    return n == null ? Figures.NONE : words.number(n);
  }

  private DifferenceSheet.Moment moment(Sight sight) {
    Instant time = sight.snapshot().time();
    long position = sight.snapshot().position();
    String contest = Addresses.contest(view.contest().id());
    String said =
        words.say(
            "outcome.at",
            words.number(position),
            time == null ? Figures.NONE : Dates.time(words.language(), time, zone));
    return sight.forked() == null
        ? new DifferenceSheet.Moment(said, at(contest, position))
        : new DifferenceSheet.Moment(
            words.say("moments.supposed", words.say("fork.said"), said),
            Addresses.with(
                contest,
                List.of(Addresses.Parameter.of(Standpoints.FORK, sight.forked().fork().id()))));
  }

  private static String at(String address, long position) {
    return Addresses.with(
        address, List.of(Addresses.Parameter.of(Standpoints.AT, Long.toString(position))));
  }

  @Nullable String seen(AreaDifference area) {
    return area.before() == Visible.Extent.NONE || area.after() == Visible.Extent.NONE
        ? words.say("moments.unseen")
        : null;
  }

  /** How many branches state a quantity is for programs. */
  static boolean told(ComparedFigure figure) {
    return figure.kind() != ComparedFigure.Kind.STATING;
  }

  /** What a figure is called. */
  public String name(ComparedFigure figure) {
    return switch (figure.kind()) {
      case PROGRESS -> words.say("progress." + figure.key());
      case BALLOTS -> words.say("ballot." + figure.key());
      case STATING -> figure.key();
      case TAKEN -> words.say("moments.taken");
      case AMBIGUOUS -> words.say("ballot.ambiguous");
      case VOTES -> candidates.getOrDefault(figure.key(), figure.key());
      case LIST_VOTES -> lists.getOrDefault(figure.key(), figure.key());
    };
  }

  private List<String> changes(Map<ComparedFigure, Long> changes) {
    List<String> told = new ArrayList<>();
    changes.forEach((figure, change) -> {
      if (told(figure) && change != 0) {
        told.add(
            words.say("moments.change", name(figure), Figures.change(words.language(), change)));
      }
    });
    return told;
  }

  List<DifferenceSheet.PartRow> parts(List<Part> parts) {
    return parts.stream()
        .filter(part -> between.tellsActs() || part.cause() != Cause.CONTEST_ACT)
        .map(part ->
            new DifferenceSheet.PartRow(
                cause(part.cause()),
                words.number(part.entries()),
                words.number(part.branches()),
                changes(part.change())))
        .toList();
  }

  private String cause(Cause cause) {
    return words.say("cause." + cause.key());
  }

  /** Of each figure that differs, how much the chosen branches explain. */
  private List<DifferenceSheet.ChosenRow> chosen(AreaDifference area, Set<BranchCode> branches) {
    Map<ComparedFigure, Long> explained = new LinkedHashMap<>();
    for (Part part : difference.parts(Selection.of(branches))) {
      part.change().forEach((figure, change) -> explained.merge(figure, change, Long::sum));
    }
    return area.figures().stream()
        .filter(figure ->
            told(figure.figure())
                && (figure.change() != 0 || explained.getOrDefault(figure.figure(), 0L) != 0))
        .map(figure ->
            new DifferenceSheet.ChosenRow(
                name(figure.figure()),
                Figures.change(words.language(), figure.change()),
                Figures.change(words.language(), explained.getOrDefault(figure.figure(), 0L))))
        .toList();
  }

  /** Of seats alone: that they are the same says nothing of figures, which stand above. */
  private String outcome(OutcomeDifference outcome) {
    boolean moved =
        difference.area().figures().stream().anyMatch(it -> told(it.figure()) && it.change() != 0);
    String figures = moved ? " " + words.say("moments.figuresDiffer") : "";
    if (outcome.since() != null) {
      return outcome.same()
          ? words.say("moments.outcomeBack", words.number(outcome.since())) + figures
          : words.say("moments.outcomeSince", words.number(outcome.since()));
    }
    String said =
        outcome.same()
            ? words.say("moments.outcomeSame") + figures
            : words.say("moments.outcomeOther");
    return outcome.notBefore() == null
        ? said
        : said + " " + words.say("moments.outcomeNotBefore", words.number(outcome.notBefore()));
  }

  /** Areas below in which a figure differs, with these figures alone. */
  private DifferenceSheet.Below below(List<Addresses.Parameter> parameters) {
    List<AreaDifference> differing =
        difference.below().stream().filter(area -> !changed(area).isEmpty()).toList();
    Set<ComparedFigure> heads = new LinkedHashSet<>();
    difference.area().figures().forEach(it -> heads.add(it.figure()));
    Set<ComparedFigure> moved = new HashSet<>();
    differing.forEach(area -> moved.addAll(changed(area).keySet()));
    heads.addAll(moved);
    heads.retainAll(moved);
    int same = difference.below().size() - differing.size();
    return new DifferenceSheet.Below(
        heads.stream().map(this::name).toList(),
        differing.stream().map(area -> below(area, heads, parameters)).toList(),
        same == 0 || differing.isEmpty()
            ? null
            : words.say("moments.sameAreas", words.number(same)));
  }

  private static Map<ComparedFigure, FigureChange> changed(AreaDifference area) {
    Map<ComparedFigure, FigureChange> changed = new HashMap<>();
    area.figures().stream()
        .filter(it -> told(it.figure()) && it.change() != 0)
        .forEach(it -> changed.put(it.figure(), it));
    return changed;
  }

  private DifferenceSheet.BelowRow below(
      AreaDifference area, Set<ComparedFigure> heads, List<Addresses.Parameter> parameters) {
    List<Addresses.Parameter> there = new ArrayList<>(parameters);
    there.removeIf(parameter -> parameter.name().equals("area"));
    there.add(Addresses.Parameter.of("area", area.area().code()));
    Map<ComparedFigure, FigureChange> changed = changed(area);
    return new DifferenceSheet.BelowRow(
        new Naming(words, view.definition()).area(area.area()),
        Addresses.with(Addresses.difference(view.contest().id()), there),
        heads.stream()
            .map(changed::get)
            .map(it ->
                it == null
                    ? new DifferenceSheet.BelowCell("", "", "")
                    : new DifferenceSheet.BelowCell(
                        number(it.before()),
                        number(it.after()),
                        Figures.change(words.language(), it.change())))
            .toList());
  }

  private DifferenceSheet.EntryRow entry(Explaining entry) {
    BranchCode branch = entry.branch();
    ContestId contest = view.contest().id();
    String href = branch == null ? null : Addresses.branch(contest, branch);
    boolean supposed = entry.cause() == Cause.SUPPOSITION;
    return new DifferenceSheet.EntryRow(
        supposed ? "" : words.number(entry.position()),
        supposed ? null : at(href == null ? Addresses.contest(contest) : href, entry.position()),
        supposed ? "" : Dates.brief(words.language(), entry.time(), zone),
        cause(entry.cause()),
        branch == null
            ? ""
            : BranchNames.of(words.language(), view.contest(), view.contest().ordinal(branch)),
        href,
        entry.told() ? changes(entry.change()) : List.of(words.say("moments.untold")),
        about.apply(entry));
  }

  private String next(List<Addresses.Parameter> parameters, long after) {
    List<Addresses.Parameter> there = new ArrayList<>(parameters);
    there.add(Addresses.Parameter.of("after", Long.toString(after)));
    return Addresses.with(Addresses.difference(view.contest().id()), there);
  }
}
