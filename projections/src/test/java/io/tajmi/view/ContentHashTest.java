package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Definition;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private static final String SNAPSHOT =
      "f06ed74230e3f4df863e98859ab0f285f30a2250def324ed2c9194503f2b3a3e";
  private static final String COUNTS =
      "247910fdeb24d1ab8a125143f8d69b35d5b30ab0df63dd5bf039a8cd0f838fe4";

  @Test
  void the_hash_of_a_history_is_the_same_in_every_process_locale_and_zone() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : new String[] {"en-US", "fa-IR-u-nu-arabext", "tr-TR"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tehran"));
        Snapshot snapshot = night(42);
        assertThat(ContentHash.of(snapshot)).isEqualTo(SNAPSHOT);
        assertThat(ContentHash.countsHash(council(snapshot))).isEqualTo(COUNTS);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void another_history_has_another_hash() {
    assertThat(ContentHash.of(night(43))).isNotEqualTo(SNAPSHOT);
    assertThat(ContentHash.countsHash(council(night(43)))).isNotEqualTo(COUNTS);
  }

  private static Snapshot night(long seed) {
    Definition definition = SampleElection.of(30);
    return new Fold(FoldState.first(SampleElection.source(definition)))
        .apply(new Night(seed, definition, 400, 10).entries());
  }

  private static ContestView council(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(SampleElection.COUNCIL));
  }
}
