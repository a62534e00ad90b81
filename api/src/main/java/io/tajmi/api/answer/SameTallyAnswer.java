package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.view.ContestView;
import io.tajmi.view.SameTallies;
import io.tajmi.view.Visible;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Branches of one county whose tallies on record are one tally twice, of those whose votes whoever
 * asks may see.
 *
 * @param by what they agree in: NUMBERS, every vote and every stated quantity; SERIAL or IMAGE, the
 *     minute that they name
 * @param expectedPairs at most so many pairs of equal numbers are to be expected in that county
 *     among honest boxes whose ballots are independent; a decimal number, absent where the minute
 *     itself is the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SameTallyAnswer(
    String by, String county, List<String> branches, @Nullable String expectedPairs) {

  public static SameTallyAnswer of(ContestView view, SameTallies.Finding finding) {
    BigDecimal expected = finding.expectedPairs();
    return new SameTallyAnswer(
        finding.by().name(),
        finding.county().value(),
        finding.branches().stream()
            .map(branch -> view.contest().branches().get(branch).code().value())
            .toList(),
        expected == null ? null : expected.toPlainString());
  }

  public static List<SameTallyAnswer> of(Visible visible, int branch) {
    return SameTallies.of(visible, branch).stream().map(it -> of(visible.view(), it)).toList();
  }
}
