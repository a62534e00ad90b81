package io.tajmi.ops.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An election read from the rows in the log by their words, and nothing else. */
final class PlainElection {
  private final Map<String, @Nullable String> parents = new LinkedHashMap<>();
  private final Map<String, String> areaOf = new LinkedHashMap<>();
  private final Map<String, List<String>> scopes = new LinkedHashMap<>();
  private final Map<String, List<String>> voters = new HashMap<>();
  private String contest = "";

  PlainElection(List<JsonNode> rows) {
    rows.forEach(this::read);
  }

  private void read(JsonNode row) {
    String first = row.get(1).asString();
    switch (row.get(0).asString()) {
      case "area" -> parents.put(first, row.get(2).isNull() ? null : row.get(2).asString());
      case "branch" -> areaOf.put(first, row.get(2).asString());
      case "contest" -> {
        contest = first;
        scopes.put(first, new ArrayList<>());
      }
      case "scope" -> {
        for (int i = 1; i < row.size(); i++) {
          scopes.getOrDefault(contest, new ArrayList<>()).add(row.get(i).asString());
        }
      }
      case "voters" -> {
        List<String> all = List.copyOf(areaOf.keySet());
        List<String> voting = voters.computeIfAbsent(contest, c -> new ArrayList<>());
        for (int i = 1; i < row.size(); i += 2) {
          voting.addAll(all.subList(row.get(i).asInt(), row.get(i + 1).asInt() + 1));
        }
      }
      default -> {
        // Names, candidates and lists have no part in the sums.
      }
    }
  }

  List<String> contests() {
    return List.copyOf(scopes.keySet());
  }

  List<String> areas() {
    return List.copyOf(parents.keySet());
  }

  List<String> branches(String of, String area) {
    List<String> all = new ArrayList<>();
    for (String branch : voters.getOrDefault(of, List.copyOf(areaOf.keySet()))) {
      String at = String.valueOf(areaOf.get(branch));
      boolean votes =
          voters.containsKey(of)
              || scopes.getOrDefault(of, List.of()).stream().anyMatch(up -> within(at, up));
      if (votes && within(at, area)) {
        all.add(branch);
      }
    }
    return all;
  }

  private boolean within(String area, String above) {
    for (String at = area; at != null; at = parents.get(at)) {
      if (at.equals(above)) {
        return true;
      }
    }
    return false;
  }
}
