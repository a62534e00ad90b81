package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real package, and its sums as this test adds them up itself, with none of the product's code.
 */
final class RealData {
  static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Map<String, String> parents = new LinkedHashMap<>();
  private final Map<String, String> areaOfBranch = new LinkedHashMap<>();
  private final Map<String, JsonNode> latest = new LinkedHashMap<>();

  private RealData(Path folder) {
    this.folder = folder;
    csv("areas.csv").forEach(row -> parents.put(row.getField("code"), row.getField("parent")));
    csv("branches.csv")
        .forEach(row -> areaOfBranch.put(row.getField("code"), row.getField("area")));
  }

  /** The package of that name; the test is skipped, by name, where it is absent. */
  static RealData of(String name) {
    String root = Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse("..");
    String data =
        Optional.ofNullable(System.getenv("TAJMI_TEST_DATA")).orElse(root + "/../shared/data");
    Path folder = Path.of(data, name);
    assumeTrue(Files.isDirectory(folder), "the package " + name + " is not here");
    return new RealData(folder);
  }

  Path folder() {
    return folder;
  }

  Path tallies(String file) {
    return folder.resolve("tallies").resolve(file + ".ndjson");
  }

  JsonNode expected() {
    return read(folder.resolve("expected.json"));
  }

  List<String> areas() {
    return List.copyOf(parents.keySet());
  }

  /** Takes each line of a file as its branch's latest. */
  List<JsonNode> take(String file) {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : lines(tallies(file))) {
      JsonNode tally = JSON.readTree(line);
      latest.put(tally.path("branch").asString(), tally);
      lines.add(tally);
    }
    return lines;
  }

  /**
   * Votes by candidate and ballots by key in each area, over the latest lines that are not left
   * out.
   */
  Map<String, Map<String, Long>> sums(List<String> leftOut) {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    parents.keySet().forEach(area -> sums.put(area, new TreeMap<>()));
    latest.forEach((branch, tally) -> {
      if (!leftOut.contains(branch)) {
        for (String area = areaOfBranch.get(branch);
            area != null && !area.isEmpty();
            area = parents.get(area)) {
          add(sums.get(area), tally);
        }
      }
    });
    return sums;
  }

  private static void add(Map<String, Long> sums, JsonNode tally) {
    sums.merge("counted", 1L, Long::sum);
    tally
        .path("votes")
        .properties()
        .forEach(v -> sums.merge("vote " + v.getKey(), v.getValue().asLong(), Long::sum));
    tally
        .path("ballots")
        .properties()
        .forEach(b -> sums.merge(b.getKey(), b.getValue().asLong(), Long::sum));
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static JsonNode read(Path file) {
    assertThat(file).exists();
    return JSON.readTree(file.toFile());
  }

  private List<NamedCsvRecord> csv(String file) {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve(file))) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
