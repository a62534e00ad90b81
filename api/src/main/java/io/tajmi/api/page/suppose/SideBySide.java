package io.tajmi.api.page.suppose;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.difference.DifferenceWriting;
import io.tajmi.api.page.record.OutcomeNaming;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.replay.Between;
import io.tajmi.api.replay.ForkDesk;
import io.tajmi.count.AreaDepth;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Result;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.fork.Forked;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts forks side by side, beside the count that they stand on. */
final class SideBySide {
  private final Words words;
  private final Sight sight;
  private final Between.Desk differences;
  private final List<ForkDesk.Made> forks;

  /** One fork while it is told. */
  private record Told(
      int number,
      ForkDesk.Made made,
      Between between,
      Difference difference,
      @Nullable ForkEffect effect) {
    Forked forked() {
      return made.forked();
    }
  }

  /** Of forks of one contest. */
  SideBySide(Words words, Sight sight, Between.Desk differences, List<ForkDesk.Made> forks) {
    this.words = words;
    this.sight = sight;
    this.differences = differences;
    this.forks = List.copyOf(forks);
  }

  /** Those together that stand on one position, in the order in which they are named. */
  List<SupposeView.Group> groups() {
    Map<Long, List<Told>> byPosition = new LinkedHashMap<>();
    for (int i = 0; i < forks.size(); i++) {
      Told told = told(i + 1, forks.get(i));
      byPosition.computeIfAbsent(told.forked().fork().position(), _ -> new ArrayList<>()).add(told);
    }
    return byPosition.values().stream().map(this::group).toList();
  }

  private Told told(int number, ForkDesk.Made made) {
    Forked forked = made.forked();
    ContestId contest = forked.fork().contest();
    Between between =
        differences.of(
            contest.election().value(),
            contest.contest().value(),
            Long.toString(forked.fork().position()),
            Standpoints.fork(forked.fork().id()));
    Area area = area(forked.before());
    return new Told(
        number,
        made,
        between,
        differences.difference(between, area.code().value(), AreaDepth.ITSELF),
        ForkEffect.of(between.from(), forked));
  }

  /** The largest area of the contest whose votes the reader sees by a role. */
  private Area area(ContestView view) {
    return view.areas().stream()
        .filter(area -> sight.viewer().acts(view.definition(), area.code()))
        .findFirst()
        .orElseGet(() -> view.roots().getFirst());
  }

  private SupposeView.Group group(List<Told> some) {
    Told first = some.getFirst();
    ContestView view = first.forked().before();
    long position = first.forked().fork().position();
    Instant time = Objects.requireNonNull(first.between().from().snapshot().time());
    return new SupposeView.Group(
        words.say(
            "outcome.at",
            words.number(position),
            Dates.time(words.language(), time, view.definition().head().zone())),
        at(Addresses.contest(view.contest().id()), Standpoints.AT, Long.toString(position)),
        new Naming(words, view.definition()).area(first.difference().area().area()),
        some.stream().map(this::column).toList(),
        figures(some),
        outcome(some));
  }

  private static String at(String address, String name, String value) {
    return Addresses.with(address, List.of(Addresses.Parameter.of(name, value)));
  }

  private SupposeView.Column column(Told told) {
    Forked forked = told.forked();
    String id = forked.fork().id();
    ContestId contest = forked.fork().contest();
    ForkTelling telling = new ForkTelling(words, told.between().from(), forked.before());
    AreaCode area = below(told.difference().area().area(), forked.before());
    String name = told.made().kept() == null ? null : told.made().kept().name();
    List<String> asWritten = forked.countedAsWritten().stream().map(BranchCode::value).toList();
    return new SupposeView.Column(
        id,
        label(told),
        name == null ? "" : name,
        telling.said(forked.fork()),
        words.say("fork.touched", words.number(forked.touched().size())),
        asWritten.isEmpty() ? null : telling.names(asWritten),
        telling.gone(forked),
        told.effect() == null ? null : told.effect().said(words),
        at(Addresses.contest(contest), Standpoints.FORK, id),
        Addresses.with(
            Addresses.difference(contest),
            List.of(
                Addresses.Parameter.of("from", forked.fork().position()),
                Addresses.Parameter.of("to", Standpoints.fork(id)),
                Addresses.Parameter.of("area", area))),
        Addresses.with(
            Addresses.sheet(contest),
            List.of(
                Addresses.Parameter.of(Standpoints.FORK, id),
                Addresses.Parameter.of("area", area))),
        without(contest, id));
  }

  /** An area below the whole contest; null for all of it. */
  private static @Nullable AreaCode below(Area area, ContestView view) {
    return area.equals(view.roots().getFirst()) ? null : area.code();
  }

  private String label(Told told) {
    String name = told.made().kept() == null ? null : told.made().kept().name();
    String numbered = words.say("suppose.column", words.number(told.number()));
    return name == null
        ? numbered
        : words.say("outcome.ofGroup", numbered, words.language().within(name));
  }

  private String without(ContestId contest, String id) {
    List<String> others =
        forks.stream().map(made -> made.forked().fork().id()).filter(it -> !it.equals(id)).toList();
    return SupposePage.address(contest, others);
  }

  /** Each figure that differs in one of them. */
  private List<SupposeView.Row> figures(List<Told> some) {
    ContestView view = some.getFirst().forked().before();
    Map<ComparedFigure, FigureChange> all = new LinkedHashMap<>();
    List<Map<ComparedFigure, FigureChange>> each = new ArrayList<>();
    for (Told told : some) {
      Map<ComparedFigure, FigureChange> changes = new HashMap<>();
      for (FigureChange change : told.difference().area().figures()) {
        if (change.figure().kind() != ComparedFigure.Kind.STATING && change.change() != 0) {
          changes.put(change.figure(), change);
          all.putIfAbsent(change.figure(), change);
        }
      }
      each.add(changes);
    }
    DifferenceWriting writing =
        new DifferenceWriting(words, some.getFirst().between(), some.getFirst().difference());
    return all.values().stream()
        .sorted(
            Comparator.comparing((FigureChange it) -> it.figure().kind())
                .thenComparingInt(it -> place(view, it.figure())))
        .map(change ->
            new SupposeView.Row(
                writing.name(change.figure()),
                number(change.before()),
                each.stream().map(changes -> cell(change, changes.get(change.figure()))).toList()))
        .toList();
  }

  /** In the order of the ballot. */
  private static int place(ContestView view, ComparedFigure figure) {
    return figure.kind() != ComparedFigure.Kind.VOTES
        ? 0
        : IntStream.range(0, view.contest().candidates().size())
            .filter(i -> view.contest().candidates().get(i).code().value().equals(figure.key()))
            .findFirst()
            .orElse(0);
  }

  private SupposeView.Cell cell(FigureChange anywhere, @Nullable FigureChange here) {
    return here == null
        ? new SupposeView.Cell(number(anywhere.before()), "")
        : new SupposeView.Cell(
            number(here.after()), Figures.change(words.language(), here.change()));
  }

  private String number(@Nullable Long n) {
    return n == null ? Figures.NONE : words.number(n);
  }

  /** Seats by their numbers, then what else an outcome has by its name. */
  private List<SupposeView.Row> outcome(List<Told> some) {
    if (!some.stream().allMatch(SideBySide::tellsOutcome)) {
      return List.of();
    }
    OutcomeNaming naming = new OutcomeNaming(words, some.getFirst().forked().before().contest());
    List<SupposeView.Row> rows = new ArrayList<>();
    Result before = before(some.getFirst());
    for (int i = 0; i < before.seats().size(); i++) {
      int seat = i;
      rows.add(
          row(
              words.say("suppose.seat", words.number(seat + 1L)),
              some,
              result ->
                  seat < result.seats().size() ? place(naming, result.seats().get(seat)) : ""));
    }
    rows.add(row(words.say("outcome.runOff"), some, naming::runOff));
    rows.add(row(words.say("contest.alternates"), some, naming::alternates));
    rows.add(row(words.say("outcome.groups"), some, naming::groupSeats));
    rows.removeIf(row ->
        row.before().equals(Figures.NONE)
            && row.cells().stream().allMatch(cell -> cell.value().equals(Figures.NONE)));
    return rows;
  }

  private static boolean tellsOutcome(Told told) {
    return told.effect() != null && told.effect().whole();
  }

  private static String place(OutcomeNaming naming, Place place) {
    return naming.place(place);
  }

  private static Result before(Told told) {
    return Objects.requireNonNull(told.effect()).before().counted();
  }

  private SupposeView.Row row(String name, List<Told> some, Function<Result, String> part) {
    String before = orNone(part.apply(before(some.getFirst())));
    return new SupposeView.Row(
        name,
        before,
        some.stream()
            .map(
                told -> orNone(part.apply(Objects.requireNonNull(told.effect()).after().counted())))
            .map(after ->
                new SupposeView.Cell(
                    after, after.equals(before) ? "" : words.say("suppose.differs")))
            .toList());
  }

  private static String orNone(String text) {
    return text.isEmpty() ? Figures.NONE : text;
  }
}
