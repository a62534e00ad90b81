package io.tajmi.api.page;

import io.tajmi.api.Between;
import io.tajmi.api.access.Sight;
import io.tajmi.api.query.Standpoints;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Figure;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** All that is told of it. */
  public DifferenceSheet sheet(
      Set<BranchCode> branches,
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
            .map(figure ->
                new DifferenceSheet.FigureRow(
                    name(figure.figure()),
                    number(figure.before()),
                    number(figure.after()),
                    Figures.change(words.language(), figure.change())))
            .toList(),
        parts(area.parts()),
        area.addsUp()
            ? words.say("moments.remainder", words.number(0))
            : words.say("moments.remainder", String.join(comma(), changes(area.remainder()))),
        area.addsUp(),
        branches.isEmpty() ? List.of() : chosen(area, branches),
        outcome == null ? null : outcome(outcome),
        areas(parameters),
        entries.entries().stream().map(this::entry).toList(),
        words.number(entries.matching()),
        entries.next() == null ? null : next(parameters, entries.next()),
        paper(parameters));
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

  private @Nullable String seen(AreaDifference area) {
    return area.before() == Visible.Extent.NONE || area.after() == Visible.Extent.NONE
        ? words.say("moments.unseen")
        : null;
  }

  /** How many branches state a quantity is for programs. */
  private static boolean told(Figure figure) {
    return figure.kind() != Figure.Kind.STATING;
  }

  /** What a figure is called. */
  public String name(Figure figure) {
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

  private List<String> changes(Map<Figure, Long> changes) {
    List<String> told = new ArrayList<>();
    changes.forEach((figure, change) -> {
      if (told(figure) && change != 0) {
        told.add(
            words.say("moments.change", name(figure), Figures.change(words.language(), change)));
      }
    });
    return told;
  }

  private List<DifferenceSheet.PartRow> parts(List<Part> parts) {
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
    Map<Figure, Long> explained = new LinkedHashMap<>();
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

  private String outcome(OutcomeDifference outcome) {
    if (outcome.since() != null) {
      return words.say(
          outcome.same() ? "moments.outcomeBack" : "moments.outcomeSince",
          words.number(outcome.since()));
    }
    String said = words.say(outcome.same() ? "moments.outcomeSame" : "moments.outcomeOther");
    return outcome.notBefore() == null
        ? said
        : said + " " + words.say("moments.outcomeNotBefore", words.number(outcome.notBefore()));
  }

  private List<DifferenceSheet.BelowRow> areas(List<Addresses.Parameter> parameters) {
    ContestId contest = view.contest().id();
    Naming naming = new Naming(words, view.definition());
    return difference.below().stream()
        .map(below -> {
          List<Addresses.Parameter> there = new ArrayList<>(parameters);
          there.removeIf(parameter -> parameter.name().equals("area"));
          there.add(Addresses.Parameter.of("area", below.area().code()));
          return new DifferenceSheet.BelowRow(
              naming.area(below.area()),
              Addresses.with(Addresses.difference(contest), there),
              change(below, Figure.Kind.PROGRESS, "counted"),
              change(below, Figure.Kind.TAKEN, "taken"));
        })
        .toList();
  }

  private String change(AreaDifference area, Figure.Kind kind, String key) {
    return Figures.change(
        words.language(),
        area.figures().stream()
            .filter(it -> it.figure().kind() == kind && it.figure().key().equals(key))
            .mapToLong(it -> it.change())
            .sum());
  }

  private DifferenceSheet.EntryRow entry(Explaining entry) {
    BranchCode branch = entry.branch();
    ContestId contest = view.contest().id();
    String href = branch == null ? null : Addresses.branch(contest, branch);
    return new DifferenceSheet.EntryRow(
        words.number(entry.position()),
        at(href == null ? Addresses.contest(contest) : href, entry.position()),
        Dates.brief(words.language(), entry.time(), zone),
        cause(entry.cause()),
        branch == null
            ? ""
            : BranchNames.of(words.language(), view.contest(), view.contest().ordinal(branch)),
        href,
        entry.told() ? changes(entry.change()) : List.of(words.say("moments.untold")));
  }

  /** A sheet is read from the second moment. */
  private String paper(List<Addresses.Parameter> parameters) {
    List<Addresses.Parameter> there = new ArrayList<>(parameters);
    there.removeIf(parameter -> parameter.name().equals("to"));
    Sight to = between.to();
    there.add(
        to.forked() == null
            ? Addresses.Parameter.of(Standpoints.AT, to.snapshot().position())
            : Addresses.Parameter.of(Standpoints.FORK, to.forked().fork().id()));
    return Addresses.with(Addresses.sheet(view.contest().id()), there);
  }

  private String next(List<Addresses.Parameter> parameters, long after) {
    List<Addresses.Parameter> there = new ArrayList<>(parameters);
    there.add(Addresses.Parameter.of("after", Long.toString(after)));
    return Addresses.with(Addresses.difference(view.contest().id()), there);
  }
}
