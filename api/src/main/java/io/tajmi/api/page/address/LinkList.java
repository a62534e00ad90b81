package io.tajmi.api.page.address;

import io.tajmi.text.Words;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The first of some links, and a sentence where there are more: a list that ends without a word
 * looks whole. Where the reader is stays in it, wherever it stands.
 *
 * @param rest how many of how many are shown; null where these are all
 */
public record LinkList(List<Links.Link> links, @Nullable String rest) {

  /** At most so many, and the current one beyond. */
  public static LinkList of(Words words, List<Links.Link> all, int most) {
    List<Links.Link> shown =
        IntStream.range(0, all.size())
            .filter(i -> i < most || all.get(i).current())
            .mapToObj(all::get)
            .toList();
    return new LinkList(
        shown,
        shown.size() == all.size()
            ? null
            : words.say("list.first", words.number(shown.size()), words.number(all.size())));
  }
}
