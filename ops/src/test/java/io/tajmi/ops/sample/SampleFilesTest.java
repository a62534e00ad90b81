package io.tajmi.ops.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SampleFilesTest {
  private static final List<String> RULES =
      List.of(
          "E.201", "E.202", "E.203", "E.204", "E.205", "E.206", "E.207", "E.208", "E.209", "E.210",
          "E.301", "W.201", "W.202", "W.203", "W.205", "W.206", "Q.102");

  @TempDir Path folder;

  @Test
  void the_same_seed_makes_the_same_bytes_in_every_locale_and_zone() throws IOException {
    write("a", 200, 7);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tehran"));
      write("b", 200, 7);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    write("c", 200, 8);
    try (Stream<Path> files = Files.walk(folder.resolve("a"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.resolve("a").relativize(file).toString();
        assertThat(folder.resolve("b").resolve(name)).hasSameBinaryContentAs(file);
      }
    }
    assertThat(Files.mismatch(folder.resolve("a/expected.json"), folder.resolve("c/expected.json")))
        .isNotNegative();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 1_700, 4_000})
  void its_own_sums_are_what_its_files_add_up_to(int branches) throws IOException {
    SampleReader reader = write("s", branches, branches);
    JsonNode expected = reader.json("expected.json");

    reader.lines("tallies/1-first.ndjson").forEach(reader::take);
    assertThat(SampleReader.stated(expected.path("afterFile1"))).isEqualTo(added(reader));
    reader.lines("tallies/2-corrections.ndjson").forEach(reader::take);
    assertThat(SampleReader.stated(expected.path("afterFile2"))).isEqualTo(added(reader));
    reader.lines("acts.ndjson").forEach(reader::act);
    assertThat(SampleReader.stated(expected.path("afterActs"))).isEqualTo(added(reader));
    assertThat(added(reader).get("president S"))
        .containsKeys("counted", "heldBack", "annulled", "noTally", "outstanding");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 2_000})
  void every_rule_is_broken_and_the_findings_are_counted(int branches) throws IOException {
    SampleReader reader = write("s", branches, 1);
    JsonNode findings = reader.json("expected.json").path("findings");
    Set<Set<String>> sets = new HashSet<>();
    Map<String, Integer> first = findings(reader.lines("tallies/1-first.ndjson"), sets);
    Map<String, Integer> second = findings(reader.lines("tallies/2-corrections.ndjson"), sets);

    assertThat(first.keySet()).containsExactlyInAnyOrderElementsOf(RULES);
    assertThat(first).isEqualTo(asMap(findings.path("file1")));
    assertThat(second).isEqualTo(asMap(findings.path("file2")));
    assertThat(sets).containsAll(RULES.stream().map(Set::of).toList());
  }

  @Test
  void the_package_keeps_to_its_format() throws IOException {
    SampleReader reader = write("s", 200, 1);
    assertThat(reader.parents).hasSizeGreaterThan(90).containsEntry("S", "");
    reader.parents.values().stream()
        .filter(parent -> !parent.isEmpty())
        .forEach(parent -> assertThat(reader.parents).containsKey(parent));
    assertThat(reader.csv("areas.csv")).hasSameSizeAs(reader.parents.keySet());
    assertThat(reader.areaOf).hasSize(200);
    assertThat(reader.parents.keySet()).containsAll(reader.areaOf.values());
    assertThat(reader.csv("branches.csv").stream().map(row -> row[2]).distinct())
        .containsExactlyInAnyOrder("FIXED", "MOBILE", "ABROAD");
    assertThat(reader.csv("branches.csv"))
        .filteredOn(row -> row[2].equals("ABROAD"))
        .allMatch(row -> row[1].equals("S-A"));
    JsonNode election = reader.json("election.json");
    assertThat(election.path("contests")).hasSize(3);
    assertThat(election.at("/contests/0/candidates/0/name/fa").asString()).isEqualTo("نامزد ۱");
    assertThat(election.at("/policy/thresholds")).hasSize(7);
    assertThat(Files.readString(reader.folder.resolve("areas.csv")))
        .contains("S-1,S,PROVINCE,استان ۱,");
  }

  @Test
  void a_chain_of_corrections_names_envelopes_and_late_branches_come_second() throws IOException {
    SampleReader reader = write("s", 200, 1);
    List<JsonNode> second = reader.lines("tallies/2-corrections.ndjson");
    assertThat(second).anyMatch(t -> t.path("corrects").asString("").startsWith("sample-2-"));
    assertThat(second).anyMatch(t -> !t.has("corrects"));
    assertThat(reader.lines("acts.ndjson").stream().map(a -> a.at("/body/kind").asString("")))
        .contains("ANNUL", "RESTORE");
  }

  @Test
  void a_sample_of_fewer_branches_than_it_needs_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> write("s", 199, 1));
  }

  private SampleReader write(String name, int branches, long seed) throws IOException {
    SampleFiles.write(folder.resolve(name), branches, seed, _ -> {});
    return new SampleReader(folder.resolve(name));
  }

  private static Map<String, Map<String, Long>> added(SampleReader reader) {
    return SampleReader.withoutZeros(reader.sums());
  }

  private static Map<String, Integer> findings(List<JsonNode> tallies, Set<Set<String>> sets) {
    Map<String, Integer> findings = new TreeMap<>();
    for (JsonNode tally : tallies) {
      Set<String> failed = MinuteRecheck.failed(tally);
      sets.add(new TreeSet<>(failed));
      failed.forEach(code -> findings.merge(code, 1, Integer::sum));
    }
    return findings;
  }

  private static Map<String, Integer> asMap(JsonNode counts) {
    Map<String, Integer> map = new TreeMap<>();
    counts.properties().forEach(count -> map.put(count.getKey(), count.getValue().asInt()));
    return map;
  }
}
