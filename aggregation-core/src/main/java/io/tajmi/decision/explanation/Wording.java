package io.tajmi.decision.explanation;

import io.tajmi.decision.terms.ContestAct.Warrant;
import io.tajmi.decision.terms.Fraction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a step becomes a sentence of one language. */
public enum Wording {
  PERSIAN("٬", "٫", "٪", "، ", "مادهٔ قانون ذکر نشده", "مادهٔ ", "سند ") {
    @Override
    String template(Sentence sentence) {
      return sentence.fa();
    }

    @Override
    String digits(String number) {
      return number
          .chars()
          .map(c -> c >= '0' && c <= '9' ? c - '0' + '۰' : c)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());
    }

    @Override
    Function<Citation, String> citation() {
      return Citation::fa;
    }

    @Override
    String word(Figure.Words words) {
      return words.fa();
    }
  },
  ENGLISH(",", ".", "%", ", ", "article not stated", "article ", "document ") {
    @Override
    String template(Sentence sentence) {
      return sentence.en();
    }

    @Override
    String digits(String number) {
      return number;
    }

    @Override
    Function<Citation, String> citation() {
      return Citation::en;
    }

    @Override
    String word(Figure.Words words) {
      return words.en();
    }
  };

  /** A figure, or a word for one and a word for more. */
  private static final Pattern PLACE = Pattern.compile("\\{([0-9])(?:#([^}]*))?}");

  private static final Figure ONE = Figure.of(1);
  private static final int GROUP = 3;
  private static final int HUNDRED = 100;
  private static final int TEN = 10;

  private final String thousands;
  private final String point;
  private final String percent;
  private final String comma;
  private final String articleNotStated;
  private final String article;
  private final String document;

  Wording(
      String thousands,
      String point,
      String percent,
      String comma,
      String articleNotStated,
      String article,
      String document) {
    this.thousands = thousands;
    this.point = point;
    this.percent = percent;
    this.comma = comma;
    this.articleNotStated = articleNotStated;
    this.article = article;
    this.document = document;
  }

  abstract String template(Sentence sentence);

  abstract String digits(String number);

  abstract Function<Citation, String> citation();

  abstract String word(Figure.Words words);

  String say(Step step, UnaryOperator<String> naming) {
    String text =
        PLACE
            .matcher(template(step.sentence()))
            .replaceAll(place -> {
              Figure figure = step.figures().get(Integer.parseInt(place.group(1)));
              String words = place.group(2);
              return Matcher.quoteReplacement(
                  words == null ? figure(figure, naming) : word(words, figure.equals(ONE)));
            });
    List<String> sources = new ArrayList<>(step.citations().stream().map(citation()).toList());
    Warrant by = step.by();
    if (by != null) {
      sources.add(warrant(by));
    }
    return sources.isEmpty() ? text : text + " (" + String.join(comma, sources) + ")";
  }

  private String warrant(Warrant by) {
    String named = by.article();
    return String.join(
        comma,
        by.body(),
        by.office(),
        named == null ? articleNotStated : article + digits(named),
        document + digits(by.document()));
  }

  private static String word(String words, boolean one) {
    int between = words.indexOf('|');
    return one ? words.substring(0, between) : words.substring(between + 1);
  }

  private String figure(Figure figure, UnaryOperator<String> naming) {
    return switch (figure) {
      case Figure.Amount amount -> number(amount.value());
      case Figure.Share share -> fraction(share.value()) + " (" + percent(share.value()) + ")";
      case Figure.Quota quota -> quotient(quota.value());
      case Figure.Words words -> word(words);
      case Figure.Codes codes ->
          codes.codes().stream().map(naming).collect(Collectors.joining(comma));
    };
  }

  /** In decimals, cut off after the second, and exactly where it is not whole. */
  private String quotient(Fraction value) {
    long whole = value.numerator() / value.denominator();
    long rest = value.numerator() % value.denominator();
    if (rest == 0) {
      return number(whole);
    }
    long hundredths =
        BigInteger.valueOf(rest)
            .multiply(BigInteger.valueOf(HUNDRED))
            .divide(BigInteger.valueOf(value.denominator()))
            .longValueExact();
    return number(whole) + point + twoPlaces(hundredths) + " (" + fraction(value) + ")";
  }

  private String twoPlaces(long hundredths) {
    return digits(hundredths < TEN ? "0" + hundredths : Long.toString(hundredths));
  }

  private String fraction(Fraction value) {
    return number(value.numerator()) + "/" + number(value.denominator());
  }

  public String number(long value) {
    StringBuilder plain = new StringBuilder(Long.toString(value));
    int first = value < 0 ? 1 : 0;
    for (int at = plain.length() - GROUP; at > first; at -= GROUP) {
      plain.insert(at, thousands);
    }
    return digits(plain.toString());
  }

  public String percent(Fraction value) {
    long hundredths = value.percentHundredths();
    return number(hundredths / HUNDRED) + point + twoPlaces(hundredths % HUNDRED) + percent;
  }
}
