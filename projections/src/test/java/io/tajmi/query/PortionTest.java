package io.tajmi.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.Bucket;
import io.tajmi.count.Progress;
import io.tajmi.text.Share;
import org.junit.jupiter.api.Test;

class PortionTest {
  @Test
  void of_nothing_there_is_no_share_and_nothing_to_draw() {
    assertThat(new Portion(0, 0).known()).isFalse();
    assertThat(new Portion(3, 0).share()).isNull();
    assertThat(new Portion(3, 0).in(1_000)).isZero();
    assertThat(new Turnout(3, null).share().known()).isFalse();
  }

  @Test
  void a_share_is_never_all_before_it_is_and_may_be_more_than_all() {
    assertThat(new Portion(9_999, 10_000).share()).isEqualTo(new Share(999, false));
    assertThat(new Portion(9_999, 10_000).in(1_000)).isEqualTo(999);
    assertThat(new Turnout(3, 2L).share().share()).isEqualTo(new Share(1_500, false));
    assertThat(new Turnout(3, 2L).share().in(1_000)).isEqualTo(1_500);
  }

  @Test
  void branches_of_several_areas_add_up_and_come_apart() {
    Progress some = new Progress(9, 6, 3, 2, 1, 1, 1, 1);
    Progress more = new Progress(21, 12, 11, 1, 0, 2, 4, 3);
    BranchProgress all = new BranchProgress(some.plus(more));
    assertThat(all.branches()).isEqualTo(new Progress(30, 18, 14, 3, 1, 3, 5, 4));
    assertThat(all.branches().minus(more)).isEqualTo(some);
    assertThat(all.closed()).isEqualTo(8);
    assertThat(all.closedShare()).isEqualTo(new Portion(8, 30));
    assertThat(all.countedOrHeldBack()).isEqualTo(new Portion(17, 30));
    assertThat(all.share(Bucket.OUTSTANDING)).isEqualTo(new Portion(5, 30));
    assertThat(all.received()).isEqualTo(new Portion(18, 30));
  }
}
