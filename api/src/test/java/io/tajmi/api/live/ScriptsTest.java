package io.tajmi.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
  private static final Pattern ADDRESS = Pattern.compile("['\"`](https?:)?//");
  private static final Pattern IMPORT =
      Pattern.compile("\\bimport\\b\\(?[^'\"]*['\"]([^'\"]+)['\"]");

  private static String script(String name) throws IOException {
    try (InputStream bytes =
        Objects.requireNonNull(ScriptsTest.class.getResourceAsStream("/static/assets/" + name))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live.js",
        "wall.js",
        "charts.js",
        "drawings.js",
        "lists.js",
        "stream.js",
        "streams.js"
      })
  void a_script_writes_texts_only_and_loads_from_here_only(String name) throws IOException {
    String script = script(name);
    assertThat(script)
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(")
        .doesNotContain("new Function", "localStorage", "document.cookie");
    assertThat(ADDRESS.matcher(script).find()).isFalse();
    Matcher imports = IMPORT.matcher(script);
    while (imports.find()) {
      assertThat(imports.group(1)).startsWith("/");
    }
    assertThat(script.lines()).hasSizeLessThanOrEqualTo(name.equals("live.js") ? 250 : 300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"append", "insertBefore", "moveBefore", "sort(", ".focus("})
  void an_update_moves_neither_rows_nor_focus(String act) throws IOException {
    assertThat(script("live.js")).doesNotContain(act);
  }
}
