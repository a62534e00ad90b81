package io.tajmi.api.page.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Finding;
import io.tajmi.branch.FindingFigure;
import io.tajmi.document.RuleCode;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleNumbersTest {
  private static Finding failed(String code, String figures) {
    List<FindingFigure> numbers =
        Stream.of(figures.strip().split(" +", -1))
            .map(figure -> figure.split("=", -1))
            .map(figure -> new FindingFigure(figure[0], Long.parseLong(figure[1])))
            .toList();
    return new Finding(RuleCode.valueOf(code.replace('.', '_')), Finding.Outcome.FAILED, numbers);
  }

  private static String plain(String text) {
    return text.replaceAll("[\u2066-\u2069]", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          E.201 | received=442 used=412 spoiled=3 remaining=22            | received 442; used 412 + spoiled 3 + remaining 22 = 437; 5 papers fewer than received
          E.202 | taken=667 inBox=663 invalidNotTaken=1                   | taken as stated 667; in the box 663 − not taken 1 = 662; 5 ballots fewer than taken as stated
          E.203 | taken=363 valid=350 invalidTaken=14                     | taken as stated 363; valid 350 + invalid, taken 14 = 364; 1 ballot more than taken as stated
          E.203 | inBox=360 invalidNotTaken=1 valid=345 invalidTaken=17   | in the box 360 − not taken 1 = 359; valid 345 + invalid, taken 17 = 362; 3 ballots more than 359
          E.205 | votes=565 valid=560                                     | valid 560; votes 565; 5 votes more than valid
          E.206 | votes=1900 largest=300 valid=360 votesMax=5             | valid 360 × names on a ballot at most 5 = 1,800; votes 1,900; 100 votes more than 1,800
          E.206 | votes=350 largest=300 valid=360 votesMax=5              | valid 360; votes 350; 10 votes fewer than valid
          E.206 | votes=900 largest=361 valid=360 votesMax=5              | valid 360; most votes of one candidate 361; 1 vote more than valid
          E.207 | votes=400 valid=400 votesMax=1 members=90 listVotes=80  | votes of that list 80; votes of the members of a list together 90; 10 votes more than votes of that list
          E.301 | inBox=641 used=645                                      | used 645; in the box 641; 4 ballots fewer than used
          W.205 | identified=550 used=532 W.205.max=5                     | used 532; identified 550; 18 persons more than used; largest difference: 5
          """)
  void a_rule_that_failed_says_what_it_compares_and_how_much_is_missing(
      String code, String figures, String said) {
    assertThat(plain(RuleNumbers.of(Words.of(Language.EN), failed(code, figures)))).isEqualTo(said);
  }

  @Test
  void a_rule_that_compares_no_sums_has_its_figures_side_by_side() {
    assertThat(RuleNumbers.of(Words.of(Language.EN), failed("W.206", "supervisory=0")))
        .isEqualTo("supervisors' signatures: 0");
  }

  @Test
  void each_part_runs_from_the_right_in_persian_whatever_stands_around_it() {
    assertThat(RuleNumbers.of(Words.of(Language.FA), failed("E.209", "used=420 received=418")))
        .isEqualTo(
            "\u2067\u2068دریافتی ۴۱۸\u2069\u2069؛ \u2067\u2068مصرفی ۴۲۰\u2069\u2069؛ "
                + "\u2067۲ برگ بیشتر از دریافتی\u2069");
  }
}
