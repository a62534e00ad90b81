package io.tajmi.api.page.review;

import io.tajmi.api.page.sheet.Naming;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.query.Lookup;
import io.tajmi.text.BranchNames;
import io.tajmi.text.NumberedBox;
import io.tajmi.text.SearchKey;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of boxes and areas as people paste it: numbers, codes and names in any digits, with
 * any separators. What names nothing or several things is said and never guessed.
 */
public final class PickReader {
  /** The longest list that is read, in characters. */
  static final int TEXT_CHARACTERS_MAX = 65_536;

  /** The most things that a doubtful text is shown to mean. */
  static final int MEANINGS_MAX = 12;

  private static final int TEXT_SHOWN_MAX = 60;
  private static final Pattern LINES = Pattern.compile("[\\n\\r\\t,;|/\u060C\u061B\u2022]+");
  private static final Pattern WORDS =
      Pattern.compile("\\s+(?:و|and|&|\\+)\\s+|\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern EDGES = Pattern.compile("^[\\s.:()«»\"'*#-]+|[\\s.:()«»\"'*#-]+$");
  private static final Pattern LATIN_DIGITS = Pattern.compile(".*[0-9].*");
  private static final Pattern OTHER_DIGITS = Pattern.compile(".*[\u06F0-\u06F9\u0660-\u0669].*");
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?:شعبه|صندوق|شماره|رای|اخذ|box|branch|pollingstation|station|no\\.?)*(\\d+)");

  private final Words words;
  private final ContestView view;
  private final @Nullable AreaCode within;
  private final PickIndex index;
  private final Naming naming;
  private final List<Doubt> doubts = new ArrayList<>();
  private Picks picks = Picks.NONE;

  private PickReader(Words words, ContestView view, @Nullable AreaCode within) {
    this.words = words;
    this.view = view;
    this.within = within;
    this.index = PickIndex.of(view.definition());
    this.naming = new Naming(words, view.definition());
  }

  /** What was read, and what could not be. */
  public record Reading(Picks picks, List<Doubt> doubts) {}

  /**
   * A text that names nothing, or several things.
   *
   * @param meanings what it can mean; empty where it names nothing
   * @param more how many others it can mean
   */
  public record Doubt(String text, List<Meaning> meanings, int more) {}

  /** What a text can mean, as a parameter of an address names it. */
  public record Meaning(String name, String where, String parameter, String code) {}

  /**
   * Reads a list.
   *
   * @param within the area of the contest that numbers and names are looked for in; null for all
   */
  public static Reading read(
      Words words, ContestView view, @Nullable AreaCode within, String text) {
    PickReader reader = new PickReader(words, view, within);
    LINES.splitAsStream(text).map(PickReader::trimmed).forEach(reader::piece);
    return new Reading(reader.picks, reader.doubts);
  }

  /** Everything that an area's name or code can mean in a contest. */
  static Doubt areas(Words words, ContestView view, String text) {
    PickReader reader = new PickReader(words, view, null);
    return reader.doubt(text, List.copyOf(reader.find(text).areas()), List.of());
  }

  private static String trimmed(String piece) {
    return EDGES.matcher(piece).replaceAll("");
  }

  private void piece(String piece) {
    if (SearchKey.of(piece).isEmpty()) {
      return;
    }
    Found found = find(piece);
    List<String> parts = WORDS.splitAsStream(piece).map(PickReader::trimmed).toList();
    if (!found.isEmpty() || parts.size() == 1 || !isList(parts)) {
      take(piece, found);
    } else {
      parts.forEach(part -> take(part, find(part)));
    }
  }

  /** Whether each of the words names something by itself, or is a number or code at least. */
  private boolean isList(List<String> parts) {
    boolean any = false;
    for (String part : parts) {
      boolean named = !find(part).isEmpty();
      any |= named;
      if (!named && !SearchKey.of(part).matches(".*\\d.*")) {
        return false;
      }
    }
    return any;
  }

  /** Everything that a text can mean. */
  private record Found(Set<AreaCode> areas, Set<BranchCode> branches) {
    boolean isEmpty() {
      return areas.isEmpty() && branches.isEmpty();
    }
  }

  private Found find(String text) {
    Found found = new Found(new LinkedHashSet<>(), new LinkedHashSet<>());
    if (LATIN_DIGITS.matcher(text).matches() && OTHER_DIGITS.matcher(text).matches()) {
      return found;
    }
    String key = SearchKey.of(text);
    index.byCode(key).stream().filter(this::votesHere).forEach(found.branches()::add);
    index.areas(key).stream()
        .filter(area -> Lookup.holds(view, area))
        .filter(area -> index.isAreaCode(key) || isWithin(area))
        .forEach(found.areas()::add);
    index.byName(key).stream().filter(this::isWithin).forEach(found.branches()::add);
    var number = NUMBERED.matcher(key);
    if (number.matches()) {
      index.byNumber(number.group(1)).stream()
          .filter(this::isWithin)
          .forEach(found.branches()::add);
    }
    NumberedBox spoken = NumberedBox.of(text);
    if (spoken != null) {
      List<AreaCode> areas = index.areas(spoken.area());
      index.byNumber(spoken.number()).stream()
          .filter(this::votesHere)
          .filter(code ->
              areas.stream().anyMatch(area -> view.within(view.contest().ordinal(code), area)))
          .forEach(found.branches()::add);
    }
    return found;
  }

  private boolean votesHere(BranchCode code) {
    return view.contest().ordinal(code) >= 0;
  }

  private boolean isWithin(AreaCode area) {
    AreaCode whole = within;
    return whole == null || view.definition().isWithin(area, whole);
  }

  private boolean isWithin(BranchCode code) {
    AreaCode whole = within;
    int ordinal = view.contest().ordinal(code);
    return ordinal >= 0 && (whole == null || view.within(ordinal, whole));
  }

  private void take(String text, Found found) {
    List<AreaCode> areas = List.copyOf(found.areas());
    List<BranchCode> branches = List.copyOf(found.branches());
    if (areas.size() + branches.size() == 1) {
      picks = picks.and(new Picks(areas, branches));
      return;
    }
    doubts.add(doubt(text, areas, branches));
  }

  private Doubt doubt(String text, List<AreaCode> areas, List<BranchCode> branches) {
    List<Meaning> meanings = new ArrayList<>();
    areas.stream().limit(MEANINGS_MAX).map(this::meaning).forEach(meanings::add);
    branches.stream()
        .limit(Math.max(0, MEANINGS_MAX - meanings.size()))
        .map(this::meaning)
        .forEach(meanings::add);
    String shown = text.length() > TEXT_SHOWN_MAX ? text.substring(0, TEXT_SHOWN_MAX) + "…" : text;
    return new Doubt(shown, meanings, areas.size() + branches.size() - meanings.size());
  }

  private Meaning meaning(AreaCode code) {
    Area area = view.definition().areas().get(view.definition().ordinal(code));
    return new Meaning(naming.area(area), naming.where(area), Picks.AREAS, code.value());
  }

  private Meaning meaning(BranchCode code) {
    Branch branch = view.contest().branches().get(view.contest().ordinal(code));
    return new Meaning(
        BranchNames.of(words.language(), branch),
        naming.place(branch.area()),
        Picks.BRANCHES,
        code.value());
  }
}
