package io.tajmi.api.page.sheet;

import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.text.MadeOnce;
import io.tajmi.text.Namesakes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What contests are called in lists: where others fill the same office, with the area that they are
 * held in and those above it, as many as tell them apart and one at least; with the code where none
 * of them does.
 */
final class ContestPlaces {
  private static final MadeOnce<Definition, ContestPlaces> KNOWN = new MadeOnce<>();

  private final Map<ContestId, String> called = new HashMap<>();

  private ContestPlaces(Naming naming) {
    Map<String, List<Contest>> offices =
        naming.definition().contests().stream()
            .collect(Collectors.groupingBy(it -> it.office() + " " + it.round()));
    List<Contest> several = new ArrayList<>();
    for (List<Contest> office : offices.values()) {
      if (office.size() == 1) {
        called.put(office.getFirst().id(), naming.contest(office.getFirst()));
      } else {
        several.addAll(office);
        name(naming, office, 2);
      }
    }
    Namesakes same =
        Namesakes.among(
            several, it -> it.id().contest().value(), it -> called.getOrDefault(it.id(), ""));
    several.forEach(it ->
        called.compute(
            it.id(),
            (id, name) ->
                same.called(naming.language(), name == null ? "" : name, id.contest().value())));
  }

  /** Those of an election's newest definition, made once. */
  static ContestPlaces of(Naming naming) {
    return KNOWN.get(naming.definition(), naming.language(), () -> new ContestPlaces(naming));
  }

  /** One of them. */
  String called(Contest contest) {
    return called.getOrDefault(contest.id(), "");
  }

  /** Names contests by so many areas, and those that look the same by more while there are more. */
  private void name(Naming naming, List<Contest> contests, int areas) {
    Map<String, List<Contest>> named = new HashMap<>();
    for (Contest contest : contests) {
      String name = naming.title(contest, place(naming, contest, areas));
      called.put(contest.id(), name);
      named.computeIfAbsent(name, _ -> new ArrayList<>()).add(contest);
    }
    named.values().stream()
        .filter(same -> same.size() > 1)
        .map(same -> same.stream().filter(it -> path(naming, it).size() > areas).toList())
        .filter(more -> !more.isEmpty())
        .forEach(more -> name(naming, more, areas + 1));
  }

  /** The area of a contest and those above it below the country, the smallest first. */
  private static String place(Naming naming, Contest contest, int areas) {
    List<Area> path = path(naming, contest);
    return path.isEmpty()
        ? naming.held(contest)
        : path.stream()
            .limit(areas)
            .map(naming::area)
            .collect(Collectors.joining(naming.words().say("list.comma")));
  }

  private static List<Area> path(Naming naming, Contest contest) {
    List<Area> scope = naming.scope(contest);
    return scope.size() == 1
        ? naming.path(scope.getFirst()).stream().skip(1).toList().reversed()
        : List.of();
  }
}
