package io.tajmi.ops.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Adds a sample up again, from its files only. */
final class SampleReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Path folder;
  final Map<String, String> parents = new LinkedHashMap<>();
  final Map<String, String> areaOf = new LinkedHashMap<>();
  final Map<String, JsonNode> inForce = new HashMap<>();
  final Map<String, Set<String>> standing = new HashMap<>();
  final Set<String> closed = new HashSet<>();

  SampleReader(Path folder) throws IOException {
    this.folder = folder;
    csv("areas.csv").forEach(row -> parents.put(row[0], row[1]));
    csv("branches.csv").forEach(row -> areaOf.put(row[0], row[1]));
  }

  JsonNode json(String file) throws IOException {
    return JSON.readTree(Files.readString(folder.resolve(file)));
  }

  List<JsonNode> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream().map(JSON::readTree).toList();
  }

  List<String[]> csv(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .skip(1)
        .map(row -> row.split(",", -1))
        .toList();
  }

  /** Every correction names what is in force, every other tally finds none. */
  void take(JsonNode tally) {
    String key = key(tally.path("contest").asString(), tally.path("branch").asString());
    JsonNode before = inForce.put(key, tally);
    JsonNode corrects = tally.path("corrects");
    if ((before == null) != corrects.isMissingNode()
        || (corrects.isString() && !corrects.equals(before.path("envelope")))) {
      throw new AssertionError(key + " is corrected out of turn by " + tally);
    }
  }

  void act(JsonNode act) {
    String[] path = act.path("path").asString().split("/", -1);
    JsonNode body = act.path("body");
    switch (path[path.length - 1]) {
      case "close" -> closed.add(key(path[2], path[4]));
      case "reopen" -> closed.remove(key(path[2], path[4]));
      default -> rule(body);
    }
  }

  private void rule(JsonNode body) {
    for (JsonNode branch : body.path("branches")) {
      Set<String> rulings =
          standing.computeIfAbsent(
              key(body.path("contest").asString(), branch.asString()), _ -> new HashSet<>());
      if (body.path("kind").asString().equals("ANNUL")) {
        rulings.add(body.path("envelope").asString());
      } else if (!rulings.remove(body.path("reverses").asString())) {
        throw new AssertionError("nothing to reverse: " + body);
      }
    }
  }

  /** All sums by contest, area and figure. */
  Map<String, Map<String, Long>> sums() {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    Map<String, String> scopes =
        Map.of("president", "S", "council", "S-1-1-C", "assembly", "S-2-1-C");
    scopes.forEach((contest, scope) ->
        areaOf.forEach((branch, area) -> {
          List<String> up = upwards(area);
          if (up.contains(scope)) {
            up.forEach(above ->
                add(
                    sums.computeIfAbsent(key(contest, above), _ -> new TreeMap<>()),
                    key(contest, branch)));
          }
        }));
    return sums;
  }

  private void add(Map<String, Long> figures, String key) {
    figures.merge("expected", 1L, Long::sum);
    JsonNode tally = inForce.get(key);
    if (tally == null) {
      figures.merge(closed.contains(key) ? "noTally" : "outstanding", 1L, Long::sum);
      return;
    }
    Set<String> failed = MinuteRecheck.failed(tally);
    if (!standing.getOrDefault(key, Set.of()).isEmpty()) {
      figures.merge("annulled", 1L, Long::sum);
    } else if (failed.stream().anyMatch(code -> code.startsWith("E") || code.equals("W.205"))) {
      figures.merge("heldBack", 1L, Long::sum);
    } else {
      figures.merge("counted", 1L, Long::sum);
      for (String field : List.of("inBox", "valid", "invalidTaken", "invalidNotTaken")) {
        figures.merge(field, tally.path("ballots").path(field).asLong(), Long::sum);
      }
      figures.merge("taken", MinuteRecheck.taken(tally), Long::sum);
      tally
          .path("ambiguous")
          .forEach(a -> figures.merge("ambiguous", a.path("n").asLong(), Long::sum));
      for (String votes : List.of("votes", "listVotes")) {
        for (var vote : tally.path(votes).properties()) {
          figures.merge(votes + " " + vote.getKey(), vote.getValue().asLong(), Long::sum);
        }
      }
    }
  }

  /** The rows of one stage of expected.json in the shape of {@link #sums}, zeros left out. */
  static Map<String, Map<String, Long>> stated(JsonNode rows) {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    for (JsonNode row : rows) {
      Map<String, Long> figures = new TreeMap<>();
      for (var figure : row.properties()) {
        if (figure.getValue().isNumber()) {
          figures.put(figure.getKey(), figure.getValue().asLong());
        }
        for (var vote : figure.getValue().properties()) {
          figures.put(figure.getKey() + " " + vote.getKey(), vote.getValue().asLong());
        }
      }
      sums.put(key(row.path("contest").asString(), row.path("area").asString()), figures);
    }
    return withoutZeros(sums);
  }

  static Map<String, Map<String, Long>> withoutZeros(Map<String, Map<String, Long>> sums) {
    sums.values().forEach(figures -> figures.values().removeIf(n -> n == 0));
    return sums;
  }

  private List<String> upwards(String area) {
    List<String> up = new ArrayList<>();
    for (String at = area; !at.isEmpty(); at = parents.getOrDefault(at, "")) {
      up.add(at);
    }
    return up;
  }

  private static String key(String contest, String place) {
    return contest + " " + place;
  }
}
