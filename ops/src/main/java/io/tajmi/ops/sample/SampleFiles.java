package io.tajmi.ops.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the sample to a folder; the same size and seed give the same bytes, on every machine.
 *
 * <p>Beside the package and its tallies: {@code acts.ndjson}, a line {method, path, body} for each
 * act, its path below {@code /api/v1/elections/sample}; {@code refused.ndjson}, tallies that are
 * refused when they are sent last; and {@code expected.json}, {election, branches, seed, findings
 * {file1, file2}, refused[codes by line], afterFile1[], afterFile2[], afterActs[]} with one row a
 * line for each contest and area.
 */
public final class SampleFiles {
  /** The fewest branches in which every kind of area and fault has a place. */
  public static final int BRANCHES_MIN = 200;

  /** The most branches that five digits can number. */
  public static final int BRANCHES_MAX = 99_999;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SampleFiles() {}

  /**
   * Makes the sample in this folder, which is created where it does not exist.
   *
   * @param progress is told of each file once it is written
   * @throws IllegalArgumentException outside {@link #BRANCHES_MIN} and {@link #BRANCHES_MAX}
   */
  public static void write(Path folder, int branches, long seed, Consumer<Path> progress)
      throws IOException {
    if (branches < BRANCHES_MIN || branches > BRANCHES_MAX) {
      throw new IllegalArgumentException(
          "a sample has from " + BRANCHES_MIN + " to " + BRANCHES_MAX + " branches: " + branches);
    }
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    SampleTerritory territory = new SampleTerritory(branches, random);
    SampleNight night = new SampleNight(territory, random);
    Map<String, List<String>> files = new LinkedHashMap<>();
    files.put(
        "election.json", PRETTY.writeValueAsString(SamplePackage.election()).lines().toList());
    files.put("areas.csv", SamplePackage.areas(territory));
    files.put("branches.csv", SamplePackage.branches(territory));
    files.put("tallies/1-first.ndjson", lines(night.first()));
    files.put("tallies/2-corrections.ndjson", lines(night.second()));
    files.put("acts.ndjson", lines(night.acts()));
    files.put("refused.ndjson", night.refused());
    files.put("expected.json", expected(night, branches, seed));
    Files.createDirectories(folder.resolve("tallies"));
    for (Map.Entry<String, List<String>> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      String text = String.join("\n", file.getValue()) + "\n";
      Files.write(path, text.getBytes(StandardCharsets.UTF_8));
      progress.accept(path);
    }
  }

  /** One object as one line. */
  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  private static List<String> lines(List<Map<String, Object>> objects) {
    return objects.stream().map(SampleFiles::json).toList();
  }

  /** A row of sums stands on a line of its own, so that line tools can read it. */
  private static List<String> expected(SampleNight night, int branches, long seed) {
    List<String> text = new ArrayList<>(List.of("{"));
    text.add("\"election\":" + json(SamplePackage.ELECTION) + ",");
    text.add("\"branches\":" + branches + ",");
    text.add("\"seed\":" + seed + ",");
    text.add("\"findings\":" + json(night.findings()) + ",");
    text.add("\"refused\":" + json(SampleRefusals.CODES));
    night
        .stages()
        .forEach((stage, rows) -> {
          text.add("," + json(stage) + ":[");
          text.add(String.join(",\n", rows.stream().map(SampleFiles::json).toList()));
          text.add("]");
        });
    text.add("}");
    return text;
  }
}
