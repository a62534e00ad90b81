package io.tajmi.ops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A sentence that refuses stands in one place, which whoever refuses for this reason calls. */
class SentencesTest {
  private static final Pattern REFUSAL =
      Pattern.compile("(?:new Rejection|malformed)\\(((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^;\"])*);");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern BETWEEN = Pattern.compile("\"\\s*\\+\\s*(?:[^\";,]*?\\+\\s*)?\"");

  @Test
  void a_sentence_that_refuses_is_written_once() throws IOException {
    Map<String, List<String>> places = new TreeMap<>();
    for (Map.Entry<String, String> source : Sources.ofMain().entrySet()) {
      sentences(source.getValue())
          .forEach(sentence ->
              places.computeIfAbsent(sentence, _ -> new ArrayList<>()).add(source.getKey()));
    }

    assertThat(places).hasSizeGreaterThan(100);
    places.values().removeIf(where -> where.size() == 1);
    assertThat(places).isEmpty();
  }

  @Test
  void why_an_act_is_not_possible_is_said_by_its_reason_alone() throws IOException {
    List<String> others = new ArrayList<>();
    Sources.ofMain()
        .forEach((path, text) -> {
          if (!path.endsWith("NotPossible.java")
              && Pattern.compile("new Rejection\\(\\s*RuleCode\\.R_109").matcher(text).find()) {
            others.add(path);
          }
        });

    assertThat(others).isEmpty();
  }

  private static List<String> sentences(String source) {
    return REFUSAL
        .matcher(source)
        .results()
        .map(refusal -> BETWEEN.matcher(refusal.group(1)).replaceAll("…"))
        .flatMap(refusal -> TEXT.matcher(refusal).results())
        .map(match -> match.group(1))
        .filter(text -> text.endsWith(".") && text.strip().contains(" "))
        .toList();
  }
}
