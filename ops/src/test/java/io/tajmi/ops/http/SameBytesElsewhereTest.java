package io.tajmi.ops.http;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * One log, served after restarts by machines of other languages, zones and character sets: whatever
 * is read anywhere has the same bytes, tag and hash.
 */
@Tag("server")
class SameBytesElsewhereTest {
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
  private static final Pattern TIME =
      Pattern.compile("datetime=\"([^\"]+Z)\"[^>]*>(\\d\\d:\\d\\d:\\d\\d)");

  @TempDir static Path folder;
  private static String password;
  private static long position;
  private static Map<String, String> here;

  @BeforeAll
  static void readHere() {
    try (PagesNight night = PagesNight.counted(folder)) {
      Served served = night.served();
      password =
          new Accounts(served.data())
              .add(
                  ReadElsewhere.READER,
                  Account.Kind.PERSON,
                  List.of(new Grant(Role.EXECUTIVE, null)))
              .secret();
      position = served.size() - 4;
      here = ReadElsewhere.of(served, password, position);
    }
    assertThat(here).hasSizeGreaterThan(100);
    assertThat(here.keySet())
        .anyMatch(it -> it.endsWith(" text/csv"))
        .anyMatch(it -> it.contains("/api/v1/log/entries"))
        .anyMatch(it -> it.contains("/charts/"))
        .anyMatch(it -> it.contains("/contests/president/outcome?at="));
    assertThat(here.keySet())
        .filteredOn(it -> !value(here, it).startsWith("200\n"))
        .allMatch(it -> it.contains("/forks?at=") || it.contains("/rulings/"));
  }

  @Test
  void a_machine_that_speaks_persian_reads_the_same_bytes() throws Exception {
    Map<String, String> there = elsewhere("fa", "IR", "Asia/Tehran", null);
    assertThat(there.remove(ReadElsewhere.HERE)).startsWith("fa-IR Asia/Tehran UTF-8 ۷۰۴۲");
    same(there);
  }

  @Test
  void a_machine_that_speaks_turkish_half_an_hour_off_and_in_ascii_reads_the_same_bytes()
      throws Exception {
    Map<String, String> there = elsewhere("tr", "TR", "America/St_Johns", "C");
    assertThat(there.remove(ReadElsewhere.HERE))
        .startsWith("tr-TR America/St_Johns US-ASCII 7042")
        .doesNotEndWith("title");
    same(there);
  }

  @Test
  void every_page_tells_the_time_of_the_elections_own_zone() {
    List<String> told = new ArrayList<>();
    List<String> there = new ArrayList<>();
    for (String read : here.values()) {
      TIME.matcher(read)
          .results()
          .forEach(time -> {
            told.add(time.group(2));
            there.add(ISO_LOCAL_TIME.format(Instant.parse(time.group(1)).atZone(TEHRAN)));
          });
    }
    assertThat(told).hasSizeGreaterThan(5);
    assertThat(there).allMatch(time -> told.contains(time.substring(0, 8)));
    assertThat(told).allMatch(time -> there.stream().anyMatch(it -> it.startsWith(time)));
  }

  private static String value(Map<String, String> read, String address) {
    return Objects.requireNonNull(read.get(address), address);
  }

  private static void same(Map<String, String> there) {
    assertThat(there.keySet()).containsExactlyInAnyOrderElementsOf(here.keySet());
    List<String> other = new ArrayList<>();
    here.forEach((address, read) -> {
      String[] lines = read.split("\n", -1);
      String[] others = value(there, address).split("\n", -1);
      int line = Arrays.mismatch(lines, others);
      if (line >= 0) {
        other.add(address + "\n" + at(lines, line) + "\n" + at(others, line));
      }
    });
    assertThat(other).isEmpty();
  }

  private static String at(String[] lines, int line) {
    return line < lines.length ? lines[line].strip() : "";
  }

  private static Map<String, String> elsewhere(
      String language, String country, String zone, @Nullable String environment)
      throws IOException, InterruptedException {
    Path out = folder.resolve(language + ".json");
    Path said = folder.resolve(language + ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.timezone=" + zone));
    if (environment != null) {
      command.add("-Dfile.encoding=COMPAT");
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ReadElsewhere.class.getName(),
            folder.toString(),
            password,
            Long.toString(position),
            out.toString()));
    ProcessBuilder process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    if (environment != null) {
      process.environment().put("LC_ALL", environment);
    }
    Process running = process.start();
    boolean ended = running.waitFor(3, TimeUnit.MINUTES);
    running.destroyForcibly();
    assertThat(ended).as("it ended").isTrue();
    assertThat(running.exitValue())
        .as(new String(Files.readAllBytes(said), StandardCharsets.UTF_8))
        .isZero();
    Map<String, String> read = new TreeMap<>();
    JsonNode all = Served.JSON.readTree(Files.readAllBytes(out));
    all.properties().forEach(it -> read.put(it.getKey(), it.getValue().asString()));
    return read;
  }
}
