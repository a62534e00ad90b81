package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static List<String> all(int size) {
    return IntStream.range(0, size).mapToObj(i -> "c" + i).toList();
  }

  @Test
  void pages_of_every_length_are_the_list_and_only_the_last_names_none_to_go_on_after() {
    for (int size = 0; size < 8; size++) {
      for (int limit = 1; limit < 9; limit++) {
        List<String> read = new ArrayList<>();
        Slice<String> page = Slice.of(all(size), Function.identity(), null, limit);
        read.addAll(page.items());
        while (page.next() != null) {
          assertThat(page.items()).hasSize(limit).endsWith(page.next());
          page = Slice.of(all(size), Function.identity(), page.next(), limit);
          assertThat(page.items()).isNotEmpty();
          read.addAll(page.items());
        }
        assertThat(read).isEqualTo(all(size));
      }
    }
  }

  @Test
  void what_is_not_in_the_list_has_nothing_after_it() {
    assertThatThrownBy(() -> Slice.of(all(3), Function.identity(), "c3", 10))
        .isInstanceOfSatisfying(
            NothingAfter.class, none -> assertThat(none.after()).isEqualTo("c3"));
    assertThat(Slice.of(all(3), Function.identity(), "c2", 10).items()).isEmpty();
  }
}
