package io.tajmi.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.view.Tallies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoxSizeTest {
  /** What was typed wrong is held back, and is as secret as what it should have been. */
  @Test
  void one_figure_that_is_too_large_makes_no_box_larger() {
    for (String field : List.of("inBox", "valid", "taken", "used", "identified", "invalidTaken")) {
      Map<String, Integer> ballots = new HashMap<>(Map.of("inBox", 4, "valid", 4, "taken", 4));
      ballots.putAll(Map.of("used", 4, "identified", 4));
      ballots.put(field, 40);
      assertThat(BoxSize.ballots(typed(ballots, 3, 1, 0))).as(field).isEqualTo(4);
    }
    Map<String, Integer> all = Map.of("inBox", 40, "valid", 40, "taken", 40, "invalidTaken", 0);
    assertThat(BoxSize.ballots(typed(all, 3, 1, 0))).isEqualTo(4);
    Map<String, Integer> unsaid = Map.of("inBox", 40, "valid", 40, "used", 0, "identified", 0);
    assertThat(BoxSize.ballots(typed(unsaid, 30, 10, 0))).isEqualTo(40);
  }

  private static Tally typed(Map<String, Integer> ballots, int... votes) {
    return Tallies.tally(ballots, Votes.of(votes), null, List.of());
  }
}
