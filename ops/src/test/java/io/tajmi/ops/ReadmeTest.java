package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.document.RuleCode;
import io.tajmi.election.pack.PackageFaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the pages behind it say what the program does. */
class ReadmeTest {
  private static final Path ROOT =
      Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."));
  private static final Path DOCS = ROOT.resolve("ops/docs");
  private static final int README_LINES_MAX = 150;

  @Test
  void the_readme_is_read_in_one_sitting() throws IOException {
    assertThat(readme().lines().count()).isLessThanOrEqualTo(README_LINES_MAX);
  }

  @Test
  void every_link_leads_to_a_file() throws IOException {
    for (Path page : pages()) {
      for (MatchResult link : found(Files.readString(page), "\\]\\(([^)#:]+)(?:#[^)]*)?\\)")) {
        assertThat(page.resolveSibling(link.group(1))).as("in %s", page).exists();
      }
    }
  }

  @Test
  void every_page_of_the_docs_is_led_to() throws IOException {
    String readme = readme();
    try (Stream<Path> docs = Files.list(DOCS)) {
      assertThat(docs.filter(it -> it.toString().endsWith(".md")).toList())
          .isNotEmpty()
          .allSatisfy(page -> assertThat(readme).contains("(ops/docs/" + page.getFileName() + ")"));
    }
  }

  @Test
  void every_decision_that_is_named_is_there() throws IOException {
    for (Path page : pages()) {
      for (MatchResult named : found(Files.readString(page), "`(ops/decisions/[0-9a-z-]+\\.md)`")) {
        assertThat(ROOT.resolve(named.group(1))).as("in %s", page).exists();
      }
    }
  }

  @Test
  void decisions_are_numbered_without_gaps() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("ops/decisions"))) {
      List<Path> decisions = files.sorted().toList();
      assertThat(decisions).isNotEmpty();
      for (int number = 1; number <= decisions.size(); number++) {
        Path decision = decisions.get(number - 1);
        assertThat(decision.getFileName().toString())
            .startsWith(String.format(Locale.ROOT, "%04d-", number));
        assertThat(Files.readString(decision)).startsWith("# " + number + ". ");
      }
    }
  }

  @Test
  void every_room_stands_in_the_readme_and_no_other() throws IOException {
    Set<String> rooms = new TreeSet<>();
    for (String module : List.of("aggregation-core", "projections", "api", "ops")) {
      Path sources = ROOT.resolve(module).resolve("src/main/java/io/tajmi");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(it -> it.endsWith("package-info.java"))
            .map(it -> sources.relativize(it.resolveSibling("")).toString().replace('/', '.'))
            .filter(room -> !room.isEmpty())
            .forEach(rooms::add);
      }
    }
    String table = readme();
    table = table.substring(table.indexOf("## Rooms"), table.indexOf("## Where to read on"));
    table = table.substring(table.indexOf("|---"));
    Set<String> named = new TreeSet<>();
    for (MatchResult room : found(table, "`([a-z]+(?:\\.[a-z]+)*)`")) {
      named.add(room.group(1));
    }
    named.remove("projections");
    assertThat(named).isEqualTo(rooms);
  }

  @Test
  void every_code_has_its_sentence() throws IOException {
    String codes = page("codes");
    for (RuleCode rule : RuleCode.values()) {
      assertThat(codes).contains("| " + rule.code() + " | " + rule.sentence() + " |");
    }
    for (PackageFaultCode fault : PackageFaultCode.values()) {
      assertThat(codes).contains("| " + fault.code() + " | " + fault.sentence() + " |");
    }
  }

  @Test
  void every_verb_that_is_shown_is_a_verb_of_the_command_line() throws IOException {
    Set<String> verbs = Tajmi.commandLine(Terminal.ofThisProcess()).getSubcommands().keySet();
    for (Path page : pages()) {
      assertThat(found(Files.readString(page), "(?m)^\\./tajmi ([a-z-]+)"))
          .as("in %s", page)
          .allSatisfy(verb -> assertThat(verbs).contains(verb.group(1)));
    }
    assertThat(found(readme(), "(?m)^\\./tajmi ([a-z-]+)")).isNotEmpty();
  }

  @Test
  void every_meter_in_the_code_is_told() throws IOException {
    String meters = page("meters");
    int told = 0;
    for (String module : List.of("projections", "api", "ops")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(it -> it.toString().endsWith("Meters.java")).toList()) {
          for (MatchResult meter :
              found(Files.readString(file), "builder\\(\\s*\"(election\\.[a-z.]+)\"")) {
            assertThat(meters).contains(meter.group(1).replace('.', '_'));
            told++;
          }
        }
      }
    }
    assertThat(told).isGreaterThan(10);
  }

  @Test
  void the_launcher_the_wrapper_and_ci_have_their_run_bits() {
    assertThat(ROOT.resolve("tajmi")).isExecutable();
    assertThat(ROOT.resolve("mvnw")).isExecutable();
    assertThat(ROOT.resolve(".ci/run")).isExecutable();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  private static String page(String name) throws IOException {
    return Files.readString(DOCS.resolve(name + ".md"));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(DOCS)) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(it -> it.toString().endsWith(".md")))
          .toList();
    }
  }

  private static List<MatchResult> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }
}
