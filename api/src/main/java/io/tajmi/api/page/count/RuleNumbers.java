package io.tajmi.api.page.count;

import io.tajmi.branch.Finding;
import io.tajmi.branch.FindingFigure;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a rule that failed, written out: both sides of what it compares, each with its
 * sum, by how much one misses the other, and the limits that it goes by. Each part runs as the
 * language does, whatever stands around it.
 */
final class RuleNumbers {
  private static final String MINUS = "-";
  private static final String TIMES = "*";

  /** What candidates and lists can have at most, of a rule that has several such bounds. */
  private static final List<Comparison> BOUNDS =
      List.of(
          new Comparison(Kind.AT_LEAST, "vote", side("valid"), side("votes")),
          new Comparison(Kind.AT_MOST, "vote", side("valid*votesMax"), side("votes")),
          new Comparison(Kind.AT_MOST, "vote", side("listVotes"), side("members")),
          new Comparison(Kind.AT_MOST, "vote", side("onePersonMax"), side("largest")),
          new Comparison(Kind.AT_MOST, "vote", side("listVotes"), side("largest")),
          new Comparison(Kind.AT_MOST, "vote", side("personsMax"), side("persons")),
          new Comparison(Kind.AT_MOST, "vote", side("valid"), side("largest")));

  /** What each rule compares; of several comparisons the first that it fails by. */
  private static final Map<String, List<Comparison>> COMPARED =
      Map.ofEntries(
          equal("E.201", "paper", "received", "used spoiled remaining"),
          equal("E.202", "ballot", "taken", "inBox -invalidNotTaken"),
          Map.entry(
              "E.203",
              List.of(
                  new Comparison(Kind.EQUAL, "ballot", side("taken"), side("valid invalidTaken")),
                  new Comparison(
                      Kind.EQUAL,
                      "ballot",
                      side("inBox -invalidNotTaken"),
                      side("valid invalidTaken")))),
          atMost("E.204", "ballot", "invalidTaken", "blank"),
          equal("E.205", "vote", "valid", "votes"),
          Map.entry("E.206", BOUNDS),
          Map.entry("E.207", BOUNDS),
          atMost("E.208", "ballot", "invalidNotTaken", "inBox -used"),
          atMost("E.209", "paper", "received", "used"),
          equal("E.301", "ballot", "used", "inBox"),
          equal("W.202", "ballot", "used", "inBox"),
          equal("W.205", "person", "used", "identified"));

  private RuleNumbers() {}

  private enum Kind {
    EQUAL,
    AT_MOST,
    AT_LEAST
  }

  /**
   * One comparison.
   *
   * @param should what the other is measured by: terms to add, those with a minus before them to
   *     take off
   */
  private record Comparison(Kind kind, String unit, List<String> should, List<String> is) {
    /** Whether these figures break it. */
    boolean brokenBy(Map<String, Long> figures) {
      if (!names().allMatch(figures::containsKey)) {
        return false;
      }
      long difference = sum(is, figures) - sum(should, figures);
      return switch (kind) {
        case EQUAL -> difference != 0;
        case AT_MOST -> difference > 0;
        case AT_LEAST -> difference < 0;
      };
    }

    Stream<String> names() {
      return Stream.concat(should.stream(), is.stream())
          .flatMap(term -> Stream.of(term.replace(MINUS, "").split("\\*", -1)));
    }
  }

  private static Map.Entry<String, List<Comparison>> equal(
      String code, String unit, String should, String is) {
    return Map.entry(code, List.of(new Comparison(Kind.EQUAL, unit, side(should), side(is))));
  }

  private static Map.Entry<String, List<Comparison>> atMost(
      String code, String unit, String most, String is) {
    return Map.entry(code, List.of(new Comparison(Kind.AT_MOST, unit, side(most), side(is))));
  }

  private static List<String> side(String terms) {
    return List.of(terms.split(" ", -1));
  }

  /** Of a finding; its figures as they are where it does not compare sums. */
  static String of(Words words, Finding finding) {
    String code = finding.rule().code();
    Map<String, Long> figures = figures(finding);
    Comparison compared = broken(finding);
    if (compared == null) {
      return list(words, code, finding.figures());
    }
    List<String> parts = new ArrayList<>();
    parts.add(side(words, compared.should(), figures));
    parts.add(side(words, compared.is(), figures));
    parts.add(missing(words, compared, figures));
    parts.add(list(words, code, limits(finding.figures(), compared)));
    return parts.stream()
        .filter(Predicate.not(String::isEmpty))
        .map(words.language()::part)
        .collect(Collectors.joining(words.say("outcome.between")));
  }

  /** Whether it says both sides of what this finding failed by. */
  public static boolean explains(Finding finding) {
    return broken(finding) != null;
  }

  private static @Nullable Comparison broken(Finding finding) {
    Map<String, Long> figures = figures(finding);
    return COMPARED.getOrDefault(finding.rule().code(), List.of()).stream()
        .filter(it -> it.brokenBy(figures))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Long> figures(Finding finding) {
    return finding.figures().stream()
        .collect(Collectors.toMap(FindingFigure::name, FindingFigure::value));
  }

  /** The limits of a rule, which are named after it. */
  private static List<FindingFigure> limits(List<FindingFigure> figures, Comparison compared) {
    return figures.stream()
        .filter(figure -> figure.name().indexOf('.') >= 0)
        .filter(figure -> compared.names().noneMatch(figure.name()::equals))
        .toList();
  }

  /** Figures side by side, each with its name. */
  static String list(Words words, String code, List<FindingFigure> figures) {
    return figures.stream()
        .map(figure ->
            words.say("rule.figure", name(words, code, figure), words.number(figure.value())))
        .collect(Collectors.joining(words.say("list.comma")));
  }

  private static String name(Words words, String code, FindingFigure figure) {
    return Stream.of(
            "figure." + code + "." + figure.name(),
            "ballot." + figure.name(),
            "figure." + figure.name())
        .filter(words::has)
        .findFirst()
        .map(key -> words.say(key))
        .orElse(figure.name());
  }

  private static String side(Words words, List<String> terms, Map<String, Long> figures) {
    StringBuilder written = new StringBuilder();
    for (String term : terms) {
      if (!written.isEmpty()) {
        written.append(term.startsWith(MINUS) ? " \u2212 " : " + ");
      }
      written.append(term(words, term, figures));
    }
    return isPlain(terms)
        ? written.toString()
        : written + " = " + words.number(sum(terms, figures));
  }

  private static String term(Words words, String term, Map<String, Long> figures) {
    return Stream.of(term.replace(MINUS, "").split("\\*", -1))
        .map(name -> name(words, name) + " " + words.number(figures.getOrDefault(name, 0L)))
        .map(words.language()::within)
        .collect(Collectors.joining(" \u00d7 "));
  }

  private static boolean isPlain(List<String> terms) {
    return terms.size() == 1 && !terms.getFirst().contains(TIMES);
  }

  private static String missing(Words words, Comparison compared, Map<String, Long> figures) {
    long should = sum(compared.should(), figures);
    long is = sum(compared.is(), figures);
    String than =
        isPlain(compared.should())
            ? name(words, compared.should().getFirst())
            : words.number(should);
    return words.say(
        (is < should ? "missing.fewer." : "missing.more.") + compared.unit(),
        words.number(Math.abs(should - is)),
        than);
  }

  private static String name(Words words, String figure) {
    String brief = words.find("short." + figure);
    return brief == null ? words.say("figure." + figure) : brief;
  }

  private static long sum(List<String> terms, Map<String, Long> figures) {
    long sum = 0;
    for (String term : terms) {
      long product =
          Stream.of(term.replace(MINUS, "").split("\\*", -1))
              .mapToLong(name -> figures.getOrDefault(name, 0L))
              .reduce(1, Math::multiplyExact);
      sum += term.startsWith(MINUS) ? -product : product;
    }
    return sum;
  }
}
