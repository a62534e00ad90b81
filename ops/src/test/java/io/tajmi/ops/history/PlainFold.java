package io.tajmi.ops.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A second count of a log from its raw lines that shares no code with the first: it keeps what each
 * branch last said, the rulings against it, and adds up by name whenever it is asked.
 */
final class PlainFold {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, TreeMap<Integer, JsonNode>> parts = new HashMap<>();
  private final Map<String, PlainElection> elections = new LinkedHashMap<>();
  private final Map<String, JsonNode> latest = new HashMap<>();
  private final Set<String> held = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, Set<String>> annulledBy = new HashMap<>();
  private final Map<String, Set<String>> reversedAt = new HashMap<>();
  private final Map<String, List<String>> scopes = new LinkedHashMap<>();
  private final Map<String, String> contestOf = new HashMap<>();
  private final Set<String> issued = new HashSet<>();
  private final Map<String, String> envelopeOf = new HashMap<>();
  private final Set<String> completed = new HashSet<>();
  private final Map<String, String> acts = new TreeMap<>();

  PlainFold read(List<byte[]> lines) {
    for (byte[] line : lines) {
      JsonNode entry = JSON.readTree(line);
      JsonNode sealed = entry.get("sealed");
      read(sealed.get("type").asString(), sealed.get("data"));
    }
    return this;
  }

  private void read(String type, JsonNode data) {
    switch (type) {
      case "log.created/1", "log.checkpoint-missing/1" -> {}
      case "election.definition-part/1" ->
          parts
              .computeIfAbsent(text(data, "content"), c -> new TreeMap<>())
              .put(data.get("index").asInt(), data.get("rows"));
      case "election.definition-sealed/1" -> {
        List<JsonNode> rows = new ArrayList<>();
        parts
            .getOrDefault(text(data, "content"), new TreeMap<>())
            .values()
            .forEach(part -> part.forEach(rows::add));
        elections.put(text(data, "election"), new PlainElection(rows));
      }
      case "ruling.scope-part/1" ->
          data.get("branches")
              .forEach(branch -> scope(text(data, "ruling")).add(branch.asString()));
      case "ruling.issued/1" -> {
        envelopeOf.put(text(data, "ruling"), text(data, "envelope"));
        issued.add(text(data, "ruling"));
        contestOf.put(text(data, "ruling"), text(data, "contest"));
      }
      case "ruling.enforcement-completed/1" -> completed.add(text(data, "ruling"));
      case "contest.scope-part/1" -> {}
      default -> {
        if (type.startsWith("contest.")) {
          readAct(type, data);
        } else {
          readBranch(type, text(data, "branch"), data);
        }
      }
    }
  }

  private void readAct(String type, JsonNode data) {
    String contest = text(data, "contest") + " ";
    acts.put(contest + text(data, "act"), type);
    if (type.equals("contest.act-reversed/1")) {
      acts.computeIfPresent(
          contest + text(data, "reverses"), (act, before) -> before + ", reversed");
    }
  }

  /** Each act on a contest by contest and envelope: its kind, and whether it was reversed. */
  Map<String, String> acts() {
    return acts;
  }

  private void readBranch(String type, String branch, JsonNode data) {
    switch (type) {
      case "branch.tally-recorded/1", "branch.tally-corrected/1" -> {
        latest.put(branch, data);
        held.remove(branch);
        if (data.get("heldBack").asBoolean()) {
          held.add(branch);
        }
      }
      case "branch.tally-annulled/1" -> set(annulledBy, branch).add(text(data, "ruling"));
      case "branch.tally-restored/1" -> {
        set(reversedAt, branch).add(text(data, "reverses"));
        set(reversedAt, branch).add(text(data, "ruling"));
      }
      case "branch.closed-without-tally/1" -> closed.add(branch);
      case "branch.reopened/1" -> closed.remove(branch);
      default -> throw new AssertionError("an entry of unknown type " + type);
    }
  }

  private List<String> scope(String ruling) {
    return scopes.computeIfAbsent(ruling, r -> new ArrayList<>());
  }

  private static Set<String> set(Map<String, Set<String>> sets, String key) {
    return sets.computeIfAbsent(key, k -> new HashSet<>());
  }

  private static String text(JsonNode data, String key) {
    return data.get(key).asString();
  }

  Map<String, PlainElection> elections() {
    return elections;
  }

  /**
   * Where one branch stands.
   *
   * @param envelope of its tally, null while there is none
   * @param failed codes that its tally failed
   * @param counted votes in the totals, empty where there are none
   * @param standing rulings that keep it out of the totals
   * @param seen every ruling that came, or was reversed before it came
   */
  record Branch(
      String state,
      @Nullable String envelope,
      List<String> failed,
      List<Integer> counted,
      Set<String> standing,
      Set<String> seen) {}

  /** Of a branch's stream. */
  Branch branch(String stream) {
    JsonNode data = latest.get(stream);
    Set<String> seen = new HashSet<>(set(annulledBy, stream));
    seen.addAll(set(reversedAt, stream));
    String state = state(stream);
    List<String> failed = new ArrayList<>();
    List<Integer> counted = new ArrayList<>();
    if (data != null) {
      data.get("failed").forEach(code -> failed.add(code.asString()));
    }
    if (data != null && state.equals("RECORDED")) {
      data.get("tally").get("votes").forEach(votes -> counted.add(votes.asInt()));
    }
    String envelope = data == null ? null : text(data, "envelope");
    return new Branch(state, envelope, failed, counted, standing(stream), seen);
  }

  private Set<String> standing(String branch) {
    Set<String> standing = new HashSet<>(set(annulledBy, branch));
    standing.removeAll(set(reversedAt, branch));
    return standing;
  }

  private String state(String branch) {
    if (!latest.containsKey(branch)) {
      return closed.contains(branch) ? "NO_TALLY" : "AWAITED";
    }
    if (!standing(branch).isEmpty()) {
      return "ANNULLED";
    }
    return held.contains(branch) ? "QUARANTINED" : "RECORDED";
  }

  /** Each ruling with "k of m", and whether it is open. */
  Map<String, String> rulings() {
    Map<String, String> progress = new TreeMap<>();
    for (String ruling : issued) {
      String envelope = Objects.requireNonNull(envelopeOf.get(ruling));
      long reached =
          scope(ruling).stream()
              .map(branch -> "branch/" + contestOf.get(ruling) + "/" + branch)
              .filter(branch ->
                  set(annulledBy, branch).contains(envelope)
                      || set(reversedAt, branch).contains(envelope))
              .count();
      progress.put(
          ruling.split("/", -1)[1] + "/" + envelope,
          reached + " of " + scope(ruling).size() + (completed.contains(ruling) ? "" : ", open"));
    }
    return progress;
  }

  /** Every figure of a contest in an area that is not zero; empty where no branch is there. */
  Map<String, Long> figures(String election, String contest, String area) {
    Map<String, Long> sums = new TreeMap<>();
    PlainElection plain = elections.get(election);
    if (plain != null) {
      for (String branch : plain.branches(contest, area)) {
        count(sums, "branch/" + election + ":" + contest + "/" + branch);
      }
    }
    sums.values().removeIf(value -> value == 0);
    return sums;
  }

  private void count(Map<String, Long> sums, String branch) {
    add(sums, "branches.expected", 1);
    String state = state(branch);
    JsonNode data = latest.get(branch);
    if (data == null) {
      add(sums, state.equals("NO_TALLY") ? "branches.noTally" : "branches.outstanding", 1);
      return;
    }
    add(sums, "branches.received", 1);
    if (state.equals("ANNULLED")) {
      add(sums, "branches.annulled", 1);
    } else if (state.equals("QUARANTINED")) {
      add(sums, "branches.heldBack", 1);
    } else {
      add(sums, "branches.counted", 1);
      JsonNode tally = data.get("tally");
      votes(sums, "votes.", tally.get("votes"));
      if (tally.has("listVotes")) {
        add(sums, "lists.n", 1);
        votes(sums, "lists.", tally.get("listVotes"));
      }
      if (tally.has("ambiguous")) {
        tally.get("ambiguous").forEach(it -> add(sums, "ambiguous", it.get("n").asLong()));
      }
      Map<String, Long> on = new HashMap<>();
      tally.get("ballots").properties().forEach(it -> on.put(it.getKey(), it.getValue().asLong()));
      PlainPaper.add(sums, on);
    }
  }

  private static void votes(Map<String, Long> sums, String name, JsonNode votes) {
    for (int i = 0; i < votes.size(); i++) {
      add(sums, name + i, Math.max(0, votes.get(i).asLong()));
    }
  }

  static void add(Map<String, Long> sums, String name, long n) {
    sums.merge(name, n, Math::addExact);
  }
}
