package io.tajmi.api.page.search;

import io.tajmi.api.page.sheet.Naming;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Language;
import io.tajmi.text.SearchKey;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The search keys of everything that one definition names; made once. */
final class SearchIndex {
  private final List<Entry<Area>> areas;
  private final List<Entry<Branch>> branches;
  private final List<Entry<Contest>> contests;
  private final List<Entry<Standing>> candidates = new ArrayList<>();

  /** A candidate of a contest. */
  record Standing(Contest contest, Candidate candidate) {}

  private record Entry<T>(String key, T thing) {}

  /** What was found of one kind; {@code more} where there is more than a page shows. */
  record Hits<T>(List<T> things, boolean more) {}

  SearchIndex(Definition definition) {
    List<Naming> namings =
        Arrays.stream(Language.values())
            .map(language -> new Naming(Words.of(language), definition))
            .toList();
    areas =
        entries(
            definition.areas(),
            area ->
                lines(namings, naming -> naming.area(area))
                    + area.name().fa()
                    + "\n"
                    + area.name().en()
                    + "\n"
                    + area.code());
    branches =
        entries(
            definition.branches(),
            branch ->
                branch.name() + "\n" + BranchNames.of(Language.EN, branch) + "\n" + branch.code());
    contests =
        entries(
            definition.contests(),
            contest ->
                lines(namings, naming -> naming.contest(contest)) + contest.id().contest().value());
    for (Contest contest : definition.contests()) {
      for (Candidate candidate : contest.candidates()) {
        candidates.add(
            new Entry<>(
                keys(candidate.name().fa() + "\n" + candidate.name().en()),
                new Standing(contest, candidate)));
      }
    }
  }

  Hits<Area> areas(String key, int most) {
    return hits(areas, key, most);
  }

  Hits<Branch> branches(String key, int most) {
    return hits(branches, key, most);
  }

  Hits<Contest> contests(String key, int most) {
    return hits(contests, key, most);
  }

  Hits<Standing> candidates(String key, int most) {
    return hits(candidates, key, most);
  }

  /** As pages call it, a line for each language. */
  private static String lines(List<Naming> namings, Function<Naming, String> name) {
    return namings.stream().map(name).collect(Collectors.joining("\n", "", "\n"));
  }

  private static <T> List<Entry<T>> entries(List<T> things, Function<T, String> texts) {
    List<Entry<T>> entries = new ArrayList<>(things.size());
    things.forEach(thing -> entries.add(new Entry<>(keys(texts.apply(thing)), thing)));
    return entries;
  }

  /** The keys of lines, one a line. */
  private static String keys(String lines) {
    StringBuilder keys = new StringBuilder();
    lines.lines().forEach(line -> keys.append(SearchKey.of(line)).append('\n'));
    return keys.toString();
  }

  private static <T> Hits<T> hits(List<Entry<T>> entries, String key, int most) {
    List<T> found = new ArrayList<>();
    for (Entry<T> entry : entries) {
      if (entry.key().contains(key)) {
        if (found.size() == most) {
          return new Hits<>(found, true);
        }
        found.add(entry.thing());
      }
    }
    return new Hits<>(found, false);
  }
}
