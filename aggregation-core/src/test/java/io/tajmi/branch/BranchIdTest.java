package io.tajmi.branch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.BranchId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchIdTest {
  private static final BranchId BRANCH = BranchId.parse("branch/e1:c-2/b.3");

  @Test
  void its_text_is_its_stream() {
    assertThat(BRANCH).hasToString("branch/e1:c-2/b.3");
    assertThat(BRANCH.hasStream(BRANCH.toString())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "branch/",
        "branch/e1:c-2/b.",
        "branch/e1:c-2/b.33",
        "branch/e1:c-2/b.4",
        "branch/e1:c-3/b.3",
        "branch/e2:c-2/b.3",
        "branch/e1/c-2/b.3",
        "branch/e1:c-2:b.3",
        "ruling/e1:c-2/b.3",
        "branch/e1:c-22/b.",
        "branch/e:1c-2/b.3"
      })
  void another_stream_is_not_its_own(String stream) {
    assertThat(BRANCH.hasStream(stream)).isFalse();
  }
}
