package io.tajmi.api.page.sheet;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.query.CountedBoxes;
import io.tajmi.text.AreaNames;
import io.tajmi.text.Language;
import io.tajmi.text.MadeOnce;
import io.tajmi.text.Namesakes;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What areas, branches and contests are called on a page. */
public record Naming(Words words, Definition definition) {
  private static final int SCOPE_NAMES_MAX = 3;

  /** Contests with one title, found once for a definition and a language. */
  private static final MadeOnce<Definition, Namesakes> TITLES = new MadeOnce<>();

  public String election() {
    return words.language().name(definition.head().name());
  }

  /** An area with its level, unless the name begins with it. */
  public String area(Area area) {
    return AreaNames.of(words, definition).levelled(area);
  }

  /** What a contest fills, where, and in which round; with its code where another does too. */
  public String contest(Contest contest) {
    return TITLES
        .get(
            definition,
            language(),
            () ->
                Namesakes.among(
                    definition.contests(), it -> it.id().contest().value(), this::title))
        .called(language(), title(contest), contest.id().contest().value());
  }

  /** The same among others, as in a list: of one office each with the place that it lies in. */
  public String listed(Contest contest) {
    return ContestPlaces.of(this).called(contest);
  }

  private String title(Contest contest) {
    return title(contest, held(contest));
  }

  /** The areas that a contest is held in; empty where that is everywhere. */
  String held(Contest contest) {
    List<Area> scope = scope(contest);
    if (scope.stream().anyMatch(area -> area.parent() == null)) {
      return "";
    }
    String names =
        scope.stream()
            .limit(SCOPE_NAMES_MAX)
            .map(this::area)
            .collect(Collectors.joining(words.say("list.comma")));
    return names + (scope.size() > SCOPE_NAMES_MAX ? "…" : "");
  }

  /** What a contest fills, at a place where one is said, and in which round. */
  String title(Contest contest, String place) {
    String office = words.find("office." + contest.office());
    String title = office == null ? words.language().text(contest.office()) : office;
    if (!place.isEmpty()) {
      title = title + " – " + place;
    }
    return contest.round() == 1
        ? title
        : words.say("contest.round", title, words.number(contest.round()));
  }

  List<Area> scope(Contest contest) {
    List<Area> areas = new ArrayList<>();
    for (AreaCode code : contest.scope()) {
      Area area = find(code);
      if (area != null) {
        areas.add(area);
      }
    }
    return areas;
  }

  /**
   * What of an area lies in none of those below: its own branches; where none hang on the area
   * itself, boxes of several areas that are shown as one.
   */
  public String direct(Area area, CountedBoxes counted) {
    return counted.progress().branches().expected() > 0
        ? ofItself(area)
        : words.say("areas.together", area(area));
  }

  /** The branches that hang on an area itself. */
  public String ofItself(Area area) {
    return words.say("areas.direct", area(area));
  }

  public @Nullable Area find(AreaCode code) {
    int ordinal = definition.ordinal(code);
    return ordinal < 0 ? null : definition.areas().get(ordinal);
  }

  /** The areas above one, the largest first, itself last. */
  public List<Area> path(Area area) {
    List<Area> path = new ArrayList<>();
    for (Area up = area; up != null; up = up.parent() == null ? null : find(up.parent())) {
      path.addFirst(up);
    }
    return path;
  }

  /** The areas that one lies in; of the largest, the election. */
  public String where(Area area) {
    return area.parent() == null ? election() : place(area.parent());
  }

  /** The areas that a contest of one area lies in; of any other, the election. */
  public String where(Contest contest) {
    List<Area> scope = scope(contest);
    return scope.size() == 1 ? where(scope.getFirst()) : election();
  }

  /** An area with those above it, the largest first; below the country it goes without saying. */
  public String place(AreaCode code) {
    Area area = find(code);
    List<Area> path = area == null ? List.of() : path(area);
    return path.size() < 2
        ? election()
        : path.stream()
            .skip(1)
            .map(this::area)
            .collect(Collectors.joining(words.say("list.comma")));
  }

  Language language() {
    return words.language();
  }
}
