package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demonstration in this process, at its smallest. */
class DemoTest {
  @TempDir Path folder;

  @Test
  void a_small_night_is_counted_to_its_end_and_its_sums_agree() {
    TajmiRun run =
        TajmiRun.of("demo", "--branches", "600", "--speed", "0", "--exit", "--port", "0");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("TEST LOG", "Sealed: demo", "Page: http://127.0.0.1:", " 0 refused")
        .contains(" rows compared, 0 differences")
        .contains("Every area of every contest has the sums that the generator wrote down");
    Matcher data = Pattern.compile("(?m)^Data: (.+)$").matcher(run.out());
    assertThat(data.find()).isTrue();
    assertThat(Path.of(data.group(1))).doesNotExist();
  }

  @Test
  void a_named_directory_stays_and_takes_no_other_night() {
    String[] arguments = {
      "demo", "--branches", "600", "--speed", "0", "--exit", "--port", "0", "--data", "?"
    };
    arguments[arguments.length - 1] = folder.toString();
    TajmiRun run = TajmiRun.of(arguments);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(folder.resolve("expected.json")).exists();
    assertThat(folder.resolve("package/election.json")).exists();

    arguments[2] = "700";
    TajmiRun other = TajmiRun.of(arguments);
    assertThat(other.exitCode()).isEqualTo(4);
    assertThat(other.err()).contains("ELECTION_SEALED");
    assertThat(Files.exists(folder.resolve("log"))).isTrue();
  }

  @Test
  void what_is_outside_its_limits_is_wrong_usage() {
    assertThat(TajmiRun.of("demo", "--branches", "599").exitCode()).isEqualTo(2);
    assertThat(TajmiRun.of("demo", "--speed", "-1").exitCode()).isEqualTo(2);
    assertThat(TajmiRun.of("demo", "--port", "65536").exitCode()).isEqualTo(2);
  }
}
