package io.tajmi.api.page.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkListTest {
  private static List<Links.Link> links(int count, int current) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Links.Link("/" + i, "link " + i, i == current))
        .toList();
  }

  @Test
  void a_whole_list_says_nothing() {
    LinkList list = LinkList.of(Words.of(Language.EN), links(3, 1), 3);
    assertThat(list.links()).hasSize(3);
    assertThat(list.rest()).isNull();
  }

  @Test
  void a_longer_one_says_how_many_it_shows_and_keeps_where_the_reader_is() {
    LinkList list = LinkList.of(Words.of(Language.EN), links(9, 7), 3);
    assertThat(list.links()).extracting(Links.Link::href).containsExactly("/0", "/1", "/2", "/7");
    assertThat(list.rest()).isEqualTo("4 of 9 are in this list.");
    assertThat(LinkList.of(Words.of(Language.FA), links(9, -1), 3).rest())
        .isEqualTo("۳ مورد از ۹ در این فهرست آمده است.");
  }
}
