package io.tajmi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");
  private static final Pattern PERSIAN = Pattern.compile("[\\u0600-\\u06FF]");
  private static final Pattern LATIN_DIGIT = Pattern.compile("(?<!\\{)\\d");

  /** Words of victory and defeat, and of leading. */
  private static final Pattern VICTORY =
      Pattern.compile(
          "برنده|پیروز|فاتح|شکست|بازنده|پیشتاز|"
              + "\\b(winner|winners|wins?|won|winning|victor|victory|defeat|defeated|lost|loser|"
              + "leads?|leader|leading|triumph)\\b",
          Pattern.CASE_INSENSITIVE);

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(Words.of(Language.FA).messages().keySet())
        .isEqualTo(Words.of(Language.EN).messages().keySet())
        .hasSizeGreaterThan(100);
  }

  @Test
  void both_languages_take_the_same_arguments() {
    Words.of(Language.FA)
        .messages()
        .forEach((key, fa) ->
            assertThat(arguments(fa)).as(key).isEqualTo(arguments(Words.of(Language.EN).say(key))));
  }

  @Test
  void one_of_something_is_said_with_the_word_for_one() {
    Words words = Words.of(Language.EN);
    assertThat(words.say("of.branches", "1", "1")).isEqualTo("1 of 1 branch");
    assertThat(words.say("of.branches", "1", "11")).isEqualTo("1 of 11 branches");
  }

  @Test
  void no_message_is_empty_and_each_is_in_its_own_script() {
    for (String key : Words.of(Language.FA).messages().keySet()) {
      String fa = Words.of(Language.FA).say(key);
      String en = Words.of(Language.EN).say(key);
      assertThat(fa).as(key).isNotBlank().doesNotContain("ي", "ك", "?", ",");
      assertThat(en).as(key).isNotBlank();
      if (!key.equals("language.other") && !key.equals("language.switch")) {
        assertThat(PERSIAN.matcher(en).find()).as(en).isFalse();
        assertThat(LATIN_DIGIT.matcher(fa).find()).as(fa).isFalse();
      }
    }
  }

  @Test
  void no_word_of_victory_is_in_a_message_or_a_template() {
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      if (VICTORY.matcher(read(file)).find()) {
        found.add(file.toString());
      }
    }
    assertThat(found).isEmpty();
    assertThat(VICTORY.matcher("The winner is").find()).isTrue();
    assertThat(VICTORY.matcher("برندهٔ انتخابات").find()).isTrue();
  }

  @Test
  void arguments_stand_where_the_message_says() {
    assertThat(Words.of(Language.FA).say("of.branches", "۱", "۲")).isEqualTo("۱ از ۲ شعبه");
    assertThat(Words.of(Language.EN).find("no.such.key")).isNull();
    assertThatThrownBy(() -> Words.of(Language.EN).say("no.such.key"))
        .isInstanceOf(MissingResourceException.class);
  }

  private static Set<String> arguments(String message) {
    Set<String> arguments = new TreeSet<>();
    ARGUMENT.matcher(message).results().forEach(found -> arguments.add(found.group()));
    return arguments;
  }

  /** The messages, the glossary and the templates, as they are in the repository. */
  private static List<Path> files() {
    return Stream.of("projections", "api")
        .map(module -> Path.of(System.getenv("TAJMI_REPOSITORY"), module, "src/main/resources"))
        .flatMap(resources -> files(resources).stream())
        .toList();
  }

  private static List<Path> files(Path resources) {
    try (Stream<Path> files = Files.walk(resources)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(properties|csv|html|css|js)"))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
