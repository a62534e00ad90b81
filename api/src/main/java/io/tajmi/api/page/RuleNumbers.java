package io.tajmi.api.page;

import io.tajmi.api.text.Words;
import io.tajmi.branch.Figure;
import io.tajmi.branch.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of a rule that failed, written out: both sides of what it compares, each with its sum,
 * by how much one misses the other, and the limits that it goes by. Each part runs as the language
 * does, whatever stands around it.
 */
final class RuleNumbers {
  private static final String MINUS = "-";

  /** What each rule compares: the first side is what the second should be. */
  private static final Map<String, List<Comparison>> COMPARED =
      Map.ofEntries(
          rule("E.201", "paper", "received", "used spoiled remaining"),
          Map.entry(
              "E.203",
              List.of(
                  new Comparison("ballot", side("taken"), side("valid invalidTaken")),
                  new Comparison(
                      "ballot", side("inBox -invalidNotTaken"), side("valid invalidTaken")))),
          rule("E.202", "ballot", "taken", "inBox -invalidNotTaken"),
          rule("E.204", "ballot", "invalidTaken", "blank"),
          rule("E.205", "vote", "valid", "votes"),
          rule("E.208", "ballot", "invalidNotTaken", "inBox -used"),
          rule("E.209", "paper", "received", "used"),
          rule("E.301", "ballot", "used", "inBox"),
          rule("W.202", "ballot", "used", "inBox"),
          rule("W.205", "person", "used", "identified"));

  private RuleNumbers() {}

  /** Terms to add, those with a minus before them to take off. */
  private record Comparison(String unit, List<String> should, List<String> is) {}

  private static Map.Entry<String, List<Comparison>> rule(
      String code, String unit, String should, String is) {
    return Map.entry(code, List.of(new Comparison(unit, side(should), side(is))));
  }

  private static List<String> side(String terms) {
    return List.of(terms.split(" ", -1));
  }

  /** Of a finding; its figures as they are where it does not compare sums. */
  static String of(Words words, Finding finding) {
    String code = finding.rule().code();
    Map<String, Long> figures =
        finding.figures().stream().collect(Collectors.toMap(Figure::name, Figure::value));
    Comparison compared =
        COMPARED.getOrDefault(code, List.of()).stream()
            .filter(it ->
                Stream.concat(it.should().stream(), it.is().stream())
                    .allMatch(term -> figures.containsKey(name(term))))
            .findFirst()
            .orElse(null);
    if (compared == null) {
      return list(words, code, finding.figures());
    }
    List<String> parts = new ArrayList<>();
    parts.add(side(words, compared.should(), figures));
    parts.add(side(words, compared.is(), figures));
    parts.add(missing(words, compared, figures));
    parts.add(list(words, code, rest(finding.figures(), compared)));
    return parts.stream()
        .filter(Predicate.not(String::isEmpty))
        .map(words.language()::part)
        .collect(Collectors.joining(words.say("outcome.between")));
  }

  private static List<Figure> rest(List<Figure> figures, Comparison compared) {
    return figures.stream()
        .filter(figure ->
            Stream.concat(compared.should().stream(), compared.is().stream())
                .noneMatch(term -> name(term).equals(figure.name())))
        .toList();
  }

  /** Figures side by side, each with its name. */
  static String list(Words words, String code, List<Figure> figures) {
    return figures.stream()
        .map(figure ->
            words.say("rule.figure", name(words, code, figure), words.number(figure.value())))
        .collect(Collectors.joining(words.say("list.comma")));
  }

  private static String name(Words words, String code, Figure figure) {
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
      String name = words.say("short." + name(term));
      String number = words.number(figures.getOrDefault(name(term), 0L));
      written.append(words.language().within(name + " " + number));
    }
    return terms.size() == 1
        ? written.toString()
        : written + " = " + words.number(sum(terms, figures));
  }

  private static String missing(Words words, Comparison compared, Map<String, Long> figures) {
    long should = sum(compared.should(), figures);
    long is = sum(compared.is(), figures);
    String than =
        compared.should().size() == 1
            ? words.say("short." + name(compared.should().getFirst()))
            : words.number(should);
    return should == is
        ? ""
        : words.say(
            (is < should ? "missing.fewer." : "missing.more.") + compared.unit(),
            words.number(Math.abs(should - is)),
            than);
  }

  private static long sum(List<String> terms, Map<String, Long> figures) {
    long sum = 0;
    for (String term : terms) {
      long value = figures.getOrDefault(name(term), 0L);
      sum += term.startsWith(MINUS) ? -value : value;
    }
    return sum;
  }

  private static String name(String term) {
    return term.startsWith(MINUS) ? term.substring(1) : term;
  }
}
