package io.tajmi.api.page.outcome;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.record.ActLines;
import io.tajmi.api.page.record.OutcomeNaming;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.terms.Uncertainty;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.outcome.Outcomes;
import io.tajmi.outcome.PublicOutcome;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a count comes to, as a section of a contest's page: for whoever reads outcomes, with what
 * can still change, and for everyone, once the total is public, how the votes became seats. Its
 * texts are cells, so that it goes on changing; a decision that takes long is shown when it is
 * there, and until then, to whoever reads outcomes, the one before, with its position.
 *
 * @param whole whether what can still change is told too
 * @param seats keys of the rows, one for each seat
 * @param groups rows of lists or groups that win seats; empty where candidates do
 * @param steps keys of the steps of the explanation; those that are not used have no text
 * @param acts what was done to the contest, in words
 * @param links to the rounds and elections that it belongs with
 * @param materiality address of the page of proposed annulments; null unless it is told whole
 */
public record OutcomePart(
    boolean whole,
    List<String> seats,
    List<Group> groups,
    List<String> steps,
    List<String> acts,
    List<Links.Link> links,
    @Nullable String materiality) {
  /** How long a page waits for a decision; most take some milliseconds. */
  private static final Duration WAIT = Duration.ofMillis(250);

  private static final int STEPS_OF_ALL = 40;
  private static final int STEPS_OF_A_SEAT = 4;
  private static final int STEPS_OF_A_GROUP = 8;
  private static final String PREFIX = "o.";

  /** A list or group, with the prefix of its cells. */
  record Group(String key, String name) {}

  /** Writes its cells and says what it is; null for whoever does not read the outcome. */
  public static @Nullable OutcomePart of(
      CellSheet sheet, Sight sight, ContestView view, Outcomes outcomes) {
    Visible.Extent extent = sight.outcome(view);
    if (extent == Visible.Extent.NONE) {
      return null;
    }
    boolean whole = extent == Visible.Extent.ALL;
    OutcomeNaming naming = new OutcomeNaming(sheet.words(), view.contest());
    Outcomes.Decided decided = decided(sight, view, outcomes, whole);
    Writing writing = new Writing(sheet, naming, view, whole);
    writing.head(decided, view.definition().head().zone());
    Outcome outcome = decided == null ? null : decided.outcome();
    return new OutcomePart(
        whole,
        writing.seats(outcome),
        writing.groups(outcome),
        writing.steps(outcome),
        ActLines.of(sheet.words(), sight.of(view)),
        links(sheet.words(), sight.snapshot(), view),
        whole ? Addresses.contest(view.contest().id()) + "/materiality" : null);
  }

  /** Begins the decision that {@link #of} will wait for; a live page has mostly one at hand. */
  public static void begin(Sight sight, ContestView view, Outcomes outcomes) {
    if (sight.past() != null
        && sight.forked() == null
        && !view.file().incomplete()
        && sight.outcome(view) != Visible.Extent.NONE) {
      outcomes.beginPast(sight.snapshot(), view);
    }
  }

  /**
   * An outcome of before may be one of a count that was not complete, which is not for everyone.
   */
  private static Outcomes.@Nullable Decided decided(
      Sight sight, ContestView view, Outcomes outcomes, boolean whole) {
    if (view.file().incomplete()) {
      return null;
    }
    Outcomes.Decided decided =
        sight.past() == null
            ? outcomes.soon(sight.snapshot(), view, WAIT)
            : sight.decided(view, outcomes);
    return decided != null && (whole || decided.current()) ? decided : null;
  }

  private static List<Links.Link> links(Words words, Snapshot snapshot, ContestView view) {
    ContestId contest = view.contest().id();
    List<Links.Link> links = new ArrayList<>();
    link(links, words, "outcome.firstRound", snapshot, snapshot.firstRound(contest));
    link(links, words, "outcome.secondRound", snapshot, snapshot.secondRound(contest));
    link(links, words, "outcome.replaces", snapshot, view.definition().head().replaces());
    snapshot
        .replacedBy(contest)
        .forEach(other -> link(links, words, "outcome.replacedBy", snapshot, other));
    return links;
  }

  private static void link(
      List<Links.Link> links,
      Words words,
      String key,
      Snapshot snapshot,
      @Nullable ContestId contest) {
    ContestView there = contest == null ? null : snapshot.contest(contest);
    if (contest != null && there != null) {
      Naming naming = new Naming(words, there.definition());
      String name =
          words.say("outcome.ofGroup", naming.election(), naming.contest(there.contest()));
      links.add(new Links.Link(Addresses.contest(contest), words.say(key, name), false));
    }
  }

  /** Writes the cells. */
  private record Writing(CellSheet sheet, OutcomeNaming naming, ContestView view, boolean whole) {

    Words words() {
      return sheet.words();
    }

    void text(String key, String text) {
      sheet.text(PREFIX + key, text);
    }

    void head(Outcomes.@Nullable Decided decided, ZoneId zone) {
      Outcome outcome = decided == null ? null : decided.outcome();
      text("at", decided == null ? Figures.NONE : at(decided, zone));
      text("runOff", outcome == null ? "" : naming.runOff(outcome.counted()));
      text("alternates", outcome == null ? "" : naming.alternates(outcome.counted()));
      text(
          "state", outcome != null && !whole ? "" : words().say("outcome.state." + state(outcome)));
      text("withheld", figures() ? "" : words().say("outcome.public.withheld"));
      if (whole) {
        text("stale", decided == null || decided.current() ? "" : words().say("outcome.stale"));
        certainty(outcome);
      }
    }

    private String mostBallots(Uncertainty uncertain) {
      return SheetWriting.partly(
          words(), uncertain.ballots(), uncertain.papersUnknown(), uncertain.branches());
    }

    private String state(@Nullable Outcome outcome) {
      if (outcome != null) {
        return outcome.state().name();
      }
      return view.file().incomplete() ? "INCOMPLETE" : "DECIDING";
    }

    private boolean figures() {
      return whole || PublicOutcome.figures(view);
    }

    private void certainty(@Nullable Outcome outcome) {
      text(
          "precision",
          outcome == null ? "" : words().say("outcome.precision." + precision(outcome)));
      text("margin", outcome == null ? Figures.NONE : margin(outcome));
      text(
          "branches",
          outcome == null ? Figures.NONE : words().number(outcome.uncertainty().branches()));
      text("ballots", outcome == null ? Figures.NONE : mostBallots(outcome.uncertainty()));
    }

    private String at(Outcomes.Decided decided, ZoneId zone) {
      String position = Figures.number(words().language(), decided.position());
      return decided.time() == null
          ? position
          : words()
              .say("outcome.at", position, Dates.time(words().language(), decided.time(), zone));
    }

    private static String precision(Outcome outcome) {
      return outcome.groups().isEmpty()
          ? outcome.precision().name()
          : outcome.groupsPrecision().name();
    }

    private String margin(Outcome outcome) {
      Outcome.Margin margin = outcome.margin();
      if (margin == null) {
        return Figures.NONE;
      }
      return margin.branches() == null
          ? words().number(margin.ballots())
          : words()
              .say(
                  "outcome.marginFrom",
                  words().number(margin.ballots()),
                  words().number(margin.branches()));
    }

    List<String> seats(@Nullable Outcome outcome) {
      List<String> rows = new ArrayList<>();
      for (int seat = 0; seat < view.contest().seats(); seat++) {
        String row = PREFIX + "seat." + seat + ".";
        sheet.text(row + "number", words().number(seat + 1L));
        List<Place> places = outcome == null ? List.of() : outcome.counted().seats();
        Place place = seat < places.size() ? places.get(seat) : null;
        sheet.text(row + "who", place == null ? Figures.NONE : naming.place(place));
        if (whole) {
          sheet.text(
              row + "stays",
              outcome == null || place == null ? Figures.NONE : stays(outcome, place));
        }
        rows.add(row);
      }
      return rows;
    }

    private String stays(Outcome outcome, Place place) {
      boolean decided = outcome.state() == Outcome.State.DECIDED;
      boolean sure =
          place instanceof Place.Filled filled
              ? outcome.candidate(filled.candidate()).elected() == Possibility.SURE
              : decided;
      return words().say("outcome.state." + (sure ? Outcome.State.DECIDED : Outcome.State.OPEN));
    }

    List<Group> groups(@Nullable Outcome outcome) {
      List<Group> groups = new ArrayList<>();
      for (Outcome.GroupStanding group :
          outcome == null ? List.<Outcome.GroupStanding>of() : outcome.groups()) {
        String key = PREFIX + "group." + groups.size() + ".";
        sheet.text(key + "votes", figures() ? words().number(group.votes()) : Figures.NONE);
        sheet.text(key + "seats", words().number(group.seats()));
        if (whole) {
          sheet.text(key + "range", range(group));
        }
        groups.add(new Group(key, naming.group(group.group())));
      }
      return groups;
    }

    private String range(Outcome.GroupStanding group) {
      String least = words().number(group.least());
      return group.least() == group.most()
          ? least
          : words().say("outcome.range", least, words().number(group.most()));
    }

    private List<Step> told(Outcome outcome) {
      return whole ? outcome.steps() : PublicOutcome.steps(view, outcome);
    }

    /**
     * As many keys whenever the page is made, so that a step has its place; the last has the rest.
     */
    List<String> steps(@Nullable Outcome outcome) {
      List<String> told =
          outcome == null ? List.of() : told(outcome).stream().map(naming::step).toList();
      Contest contest = view.contest();
      long singles = contest.candidates().stream().filter(it -> it.list() == null).count();
      long groups = contest.lists().isEmpty() ? 0 : contest.lists().size() + singles;
      int last =
          Math.toIntExact(
              STEPS_OF_ALL
                  + STEPS_OF_A_SEAT * (long) contest.seats()
                  + (STEPS_OF_A_GROUP + contest.alternates()) * groups);
      List<String> rows =
          IntStream.rangeClosed(0, last).mapToObj(i -> PREFIX + "step." + i).toList();
      for (int i = 0; i < last; i++) {
        sheet.text(rows.get(i), i < told.size() ? told.get(i) : "");
      }
      sheet.text(
          rows.get(last),
          String.join("\n", told.subList(Math.min(last, told.size()), told.size())));
      return rows;
    }
  }
}
