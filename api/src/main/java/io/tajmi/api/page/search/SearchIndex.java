package io.tajmi.api.page.search;

import io.tajmi.api.page.sheet.Naming;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Language;
import io.tajmi.text.NumberedBox;
import io.tajmi.text.SearchKey;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The search keys of everything that one definition names; made once. */
public final class SearchIndex {
  private static final Pattern ONE_NUMBER = Pattern.compile("\\D*?0*(\\d+)\\D*");

  private final Definition definition;
  private final List<Entry<Area>> areas;
  private final List<Entry<Branch>> branches;
  private final List<Entry<Contest>> contests;
  private final List<Entry<Standing>> candidates = new ArrayList<>();

  /** A candidate of a contest. */
  record Standing(Contest contest, Candidate candidate) {}

  private record Entry<T>(String key, T thing) {}

  /** What was found of one kind; {@code more} where there is more than a page shows. */
  record Hits<T>(List<T> things, boolean more) {}

  public SearchIndex(Definition definition) {
    this.definition = definition;
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

  /** Branches of a number in areas of a name. */
  Hits<Branch> branches(NumberedBox box, int most) {
    Set<AreaCode> in =
        entries(areas, box.area()).map(Area::code).collect(Collectors.toUnmodifiableSet());
    List<Branch> found =
        in.isEmpty()
            ? List.of()
            : definition.branches().stream()
                .filter(branch -> numbered(branch, box.number()))
                .filter(branch ->
                    in.stream().anyMatch(area -> definition.isWithin(branch.area(), area)))
                .limit(most + 1L)
                .toList();
    return new Hits<>(found.subList(0, Math.min(most, found.size())), found.size() > most);
  }

  private static boolean numbered(Branch branch, String number) {
    Matcher own = ONE_NUMBER.matcher(SearchKey.of(branch.name()));
    return own.matches() && own.group(1).equals(number);
  }

  /** Areas that are called so; those with a name of which that is a part where none is. */
  private static <T> Stream<T> entries(List<Entry<T>> all, String key) {
    List<Entry<T>> called =
        all.stream().filter(entry -> ("\n" + entry.key()).contains("\n" + key + "\n")).toList();
    return (called.isEmpty()
            ? all.stream().filter(entry -> entry.key().contains(key))
            : called.stream())
        .map(Entry::thing);
  }

  /** Areas of a name, as it is typed. */
  public List<AreaCode> called(String typed) {
    String key = SearchKey.of(typed);
    return key.isEmpty() ? List.of() : entries(areas, key).map(Area::code).toList();
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
