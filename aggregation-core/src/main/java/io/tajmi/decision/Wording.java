package io.tajmi.decision;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a step becomes a sentence of one language. */
enum Wording {
  PERSIAN("٬", "٫", "٪", "، ") {
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
  },
  ENGLISH(",", ".", "%", ", ") {
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

  Wording(String thousands, String point, String percent, String comma) {
    this.thousands = thousands;
    this.point = point;
    this.percent = percent;
    this.comma = comma;
  }

  abstract String template(Sentence sentence);

  abstract String digits(String number);

  abstract Function<Citation, String> citation();

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
    if (step.citations().isEmpty()) {
      return text;
    }
    return text
        + " ("
        + step.citations().stream().map(citation()).collect(Collectors.joining(comma))
        + ")";
  }

  private static String word(String words, boolean one) {
    int between = words.indexOf('|');
    return one ? words.substring(0, between) : words.substring(between + 1);
  }

  private String figure(Figure figure, UnaryOperator<String> naming) {
    return switch (figure) {
      case Figure.Amount amount -> number(amount.value());
      case Figure.Share share -> fraction(share.value()) + " (" + percent(share.value()) + ")";
      case Figure.Quota quota -> fraction(quota.value());
      case Figure.Codes codes ->
          codes.codes().stream().map(naming).collect(Collectors.joining(comma));
    };
  }

  private String fraction(Fraction value) {
    return number(value.numerator()) + "/" + number(value.denominator());
  }

  String number(long value) {
    StringBuilder plain = new StringBuilder(Long.toString(value));
    int first = value < 0 ? 1 : 0;
    for (int at = plain.length() - GROUP; at > first; at -= GROUP) {
      plain.insert(at, thousands);
    }
    return digits(plain.toString());
  }

  String percent(Fraction value) {
    long hundredths = value.percentHundredths();
    long rest = hundredths % HUNDRED;
    String places = rest < TEN ? "0" + rest : Long.toString(rest);
    return number(hundredths / HUNDRED) + point + digits(places) + percent;
  }
}
