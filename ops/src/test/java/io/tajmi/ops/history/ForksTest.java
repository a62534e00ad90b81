package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.view.NotApplied.Why;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forks of seeded nights are honest. */
class ForksTest {
  @Test
  void forks_of_twenty_nights_are_what_the_nights_told_otherwise_are() {
    HonestForks forks = new HonestForks().nights(3_001, 3_020);
    assertThat(forks.withoutRuling()).isGreaterThan(10);
    assertThat(forks.supposed()).isGreaterThan(150);
    assertThat(forks.refused()).isGreaterThan(75);
    assertThat(forks.noPlace())
        .containsKeys(Why.NO_TALLY, Why.OTHER_TALLY, Why.CLOSED, Why.RULING_GONE, Why.ACT_GONE);
  }

  @Test
  @Tag("soak")
  void forks_of_a_thousand_nights_are_what_the_nights_told_otherwise_are() {
    HonestForks forks = new HonestForks().nights(4_001, 5_000);
    assertThat(forks.noPlace()).containsKeys(Why.ANNULLED, Why.NOT_CLOSED);
  }
}
