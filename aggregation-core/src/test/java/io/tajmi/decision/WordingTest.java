package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.majority;
import static io.tajmi.decision.Paper.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.decision.explanation.Citation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.explanation.Wording;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule.Basis;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an explanation says, in both languages, and exact fractions. */
class WordingTest {
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]\\}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
  private static final Pattern WORD_OF_VICTORY = Pattern.compile("برنده|پیروز|شکست");

  private static List<String> places(String template) {
    return PLACE.matcher(template).results().map(MatchResult::group).sorted().toList();
  }

  @ParameterizedTest
  @EnumSource
  void a_sentence_has_the_same_places_in_both_languages(Sentence sentence) {
    assertThat(places(sentence.fa())).isEqualTo(places(sentence.en()));
    assertThat(sentence.fa()).doesNotContainPattern(LATIN).doesNotContainPattern(WORD_OF_VICTORY);
    assertThat(sentence.en().toLowerCase(java.util.Locale.ROOT)).doesNotContain("winner");
  }

  @ParameterizedTest
  @EnumSource
  void a_citation_is_in_both_languages(Citation citation) {
    assertThat(citation.fa()).doesNotContainPattern(LATIN).isNotBlank();
    assertThat(citation.en()).containsPattern(LATIN);
  }

  @Test
  void an_outcome_explains_itself_step_by_step() {
    ContestTerms terms = terms(Office.PRESIDENT, 3, 1, 0, 1, majority(Basis.TAKEN), OnTie.RULING);
    Outcome outcome =
        decide(
            terms,
            counts(
                terms,
                counted("a", -1, 23_000, 1_500, 11_000, 9_000, 3_000),
                Paper.uncertain("b", 1_200)));
    assertThat(outcome.steps().stream().map(Step::en))
        .containsExactly(
            "1 of 2 branches count; 1 is outstanding, held back or in question.",
            "Shares are of the ballots taken, valid and invalid taken together: 24,500."
                + " (Constitution, article 117)",
            "Absolute majority: more than 1/2 (50.00%) of the base. (Constitution, article 117)",
            "Candidate 1: 11,000 votes, 11,000/24,500 (44.90%) of the base.",
            "Candidate 2: 9,000 votes, 9,000/24,500 (36.73%) of the base.",
            "Candidate 3: 3,000 votes, 3,000/24,500 (12.24%) of the base.",
            "No candidate reaches it.",
            "1 seat goes to a second round between the first 2 candidates who stand."
                + " (Constitution, article 117)",
            "The remaining ballots cannot change it (this is no official declaration).",
            "It would take at least 2,501 ballots to change it, more than the 1,200 that remain.");
    assertThat(outcome.steps().get(3).fa())
        .isEqualTo("نامزد 1: ۱۱٬۰۰۰ رأی، ۱۱٬۰۰۰/۲۴٬۵۰۰ (۴۴٫۹۰٪) مبنا.");
    assertThat(outcome.steps().stream().map(Step::fa))
        .contains("با آرای باقی‌مانده تغییر نمی‌کند (اعلام رسمی نیست).");
  }

  @Test
  void a_name_with_braces_stays_as_it_is() {
    Step step =
        new Step(
            Sentence.SAME_NAME_WAITING,
            List.of(Figure.of("b"), Figure.of(1), Figure.of(List.of("x", "y"))),
            List.of());
    assertThat(step.en(code -> code.equals("b") ? "{1} $1" : code))
        .isEqualTo("At branch {1} $1, 1 vote of one name waits for a lot between x, y.");
  }

  @Test
  void fractions_are_compared_exactly_whatever_their_size() {
    Fraction third = Fraction.of("1/3");
    assertThat(third.isReachedBy(1, 3)).isTrue();
    assertThat(third.isExceededBy(1, 3)).isFalse();
    assertThat(third.isReachedBy(0, 0)).isFalse();
    assertThat(third.isReachedBy(333_333_333_333L, 1_000_000_000_000L)).isFalse();
    assertThat(Fraction.compareProducts(Long.MAX_VALUE, 3, Long.MAX_VALUE - 1, 3)).isPositive();
    assertThat(Fraction.compareProducts(Long.MAX_VALUE, 2, Long.MAX_VALUE, 2)).isZero();
    assertThat(Fraction.compareProducts(1L << 40, 1L << 22, 1, 1)).isPositive();
    assertThat(new Fraction(2, 4)).isEqualByComparingTo(Fraction.of("1/2"));
    assertThat(new Fraction(1, 3)).isLessThan(Fraction.of("1/2"));
    assertThat(new Fraction(1, 3).percentHundredths()).isEqualTo(3_333);
    assertThat(new Fraction(2, 3).percentHundredths()).isEqualTo(6_667);
    assertThat(new Fraction(1, 20_000).percentHundredths()).isEqualTo(1);
    assertThat(new Fraction(0, 7).percentHundredths()).isZero();
    assertThat(new Fraction(1, 9_999_999).percentHundredths()).isEqualTo(1);
    assertThat(new Fraction(5_000_000, 10_000_001).percentHundredths()).isEqualTo(4_999);
    assertThat(new Fraction(5_000_000, 10_000_000).percentHundredths()).isEqualTo(5_000);
    assertThat(new Fraction(5_000_001, 10_000_000).percentHundredths()).isEqualTo(5_001);
    assertThat(new Fraction(9_999_999, 10_000_000).percentHundredths()).isEqualTo(9_999);
    assertThat(new Fraction(9, 9).percentHundredths()).isEqualTo(10_000);
    assertThat(new Fraction(1, 9_999_999).percent()).isEqualTo("0.01");
    assertThat(new Fraction(2, 3).percent()).isEqualTo("66.67");
    assertThat(new Fraction(10, 9).percent()).isEqualTo("111.11");
    assertThatThrownBy(() -> Fraction.of("1/0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fraction.of("one")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Wording.ENGLISH.number(-1_234_567)).isEqualTo("-1,234,567");
    assertThat(Wording.PERSIAN.percent(new Fraction(1, 2_000))).isEqualTo("۰٫۰۵٪");
  }
}
