package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.document.RuleCode;
import io.tajmi.election.pack.PackageFaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README says what the program does. */
class ReadmeTest {
  private static final Path ROOT =
      Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."));

  @Test
  void every_code_stands_in_the_readme_with_its_sentence() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (RuleCode rule : RuleCode.values()) {
      assertThat(readme).contains("| " + rule.code() + " | " + rule.sentence() + " |");
    }
    for (PackageFaultCode fault : PackageFaultCode.values()) {
      assertThat(readme).contains("| " + fault.code() + " | " + fault.sentence() + " |");
    }
  }

  @Test
  void every_verb_in_the_readme_is_a_verb_of_the_command_line() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    var verbs = Tajmi.commandLine(Terminal.ofThisProcess()).getSubcommands().keySet();
    assertThat(
            Pattern.compile("(?m)^\\./tajmi ([a-z-]+)")
                .matcher(readme)
                .results()
                .map(verb -> verb.group(1)))
        .isNotEmpty()
        .allSatisfy(verb -> assertThat(verbs).contains(verb));
  }

  @Test
  void every_meter_in_the_code_stands_in_the_readme() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Pattern named = Pattern.compile("builder\\(\\s*\"(election\\.[a-z.]+)\"");
    for (String file :
        new String[] {
          "api/src/main/java/io/tajmi/api/intake/IngestMeters.java",
          "ops/src/main/java/io/tajmi/ops/serve/NodeMeters.java"
        }) {
      assertThat(
              named.matcher(Files.readString(ROOT.resolve(file))).results().map(MatchResult::group))
          .isNotEmpty();
      named
          .matcher(Files.readString(ROOT.resolve(file)))
          .results()
          .map(meter -> meter.group(1).replace('.', '_'))
          .forEach(meter -> assertThat(readme).contains(meter));
    }
  }

  @Test
  void the_launcher_the_wrapper_and_ci_have_their_run_bits() {
    assertThat(ROOT.resolve("tajmi")).isExecutable();
    assertThat(ROOT.resolve("mvnw")).isExecutable();
    assertThat(ROOT.resolve(".ci/run")).isExecutable();
  }
}
