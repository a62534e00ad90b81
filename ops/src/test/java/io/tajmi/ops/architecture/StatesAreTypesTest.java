package io.tajmi.ops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What has a list of words is an enum: no code compares a text with one of them. */
class StatesAreTypesTest {
  private static final String WORD = "\"([A-Z][A-Z_]{2,})\"";
  private static final List<Pattern> COMPARISONS =
      List.of(
          Pattern.compile(WORD + "\\s*\\.\\s*equals(?:IgnoreCase)?\\("),
          Pattern.compile("\\.equals(?:IgnoreCase)?\\(\\s*" + WORD + "\\s*\\)"),
          Pattern.compile("case\\s+(?:\"[A-Z_]+\",\\s*)*" + WORD + "\\s*(?:->|,|:)"));

  /** Methods of HTTP, which stay open, and what a form sends, which is typed. */
  private static final Set<String> OPEN =
      Set.of("GET", "POST", "HEAD", "CONNECT", "ALL", "AREA", "BRANCHES");

  @Test
  void no_text_is_compared_with_a_word_of_a_list() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Map.Entry<String, String> source : Sources.ofMain().entrySet()) {
      for (Pattern comparison : COMPARISONS) {
        comparison
            .matcher(source.getValue())
            .results()
            .map(match -> match.group(1))
            .filter(word -> !OPEN.contains(word))
            .forEach(word -> found.add(source.getKey() + ": " + word));
      }
    }

    assertThat(found).isEmpty();
  }
}
