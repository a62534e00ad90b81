package io.tajmi.ops.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The raw lines of a log that are left where some acts were never done: found by reading all of
 * them again and again, and without any code of the product. It keeps for each branch no more than
 * words: which paper is in force, by what it is annulled, whether it is closed.
 */
final class PlainLog {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String contest;
  private final Set<String> envelopes;
  private final Set<Long> passedOver = new HashSet<>();
  private final SortedSet<Long> leftOut = new TreeSet<>();
  private final SortedSet<Long> withoutPlace = new TreeSet<>();

  private final Map<String, String> inForce = new HashMap<>();
  private final Map<String, Set<String>> annulled = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private final Set<String> goneRulings = new HashSet<>();
  private final Set<String> goneAtBranch = new HashSet<>();
  private final Set<String> goneStreams = new HashSet<>();
  private final Map<String, String> standing = new HashMap<>();

  /** Without the acts of a contest that came in these envelopes. */
  PlainLog(String contest, Set<String> envelopes) {
    this.contest = contest;
    this.envelopes = envelopes;
  }

  void passOver(long position) {
    passedOver.add(position);
  }

  SortedSet<Long> leftOut() {
    return leftOut;
  }

  SortedSet<Long> withoutPlace() {
    return withoutPlace;
  }

  List<byte[]> linesOf(List<byte[]> lines) {
    List<JsonNode> entries = new ArrayList<>();
    lines.forEach(line -> entries.add(JSON.readTree(line)));
    boolean more = true;
    while (more) {
      more = false;
      for (int i = 0; i < entries.size(); i++) {
        more |= isOut(entries.get(i)) && leftOut.add((long) i);
      }
    }
    List<byte[]> left = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (!leftOut.contains((long) i) && hasPlace(entries.get(i), i)) {
        left.add(lines.get(i));
      }
    }
    return left;
  }

  private boolean isOut(JsonNode entry) {
    JsonNode meta = entry.path("sealed").path("meta");
    String envelope = meta.path("envelope").asString("");
    String cause = meta.path("causedBy").asString("");
    boolean out =
        envelopes.contains(envelope) || envelopes.contains(cause.substring(cause.indexOf('/') + 1));
    if (out && !envelope.isEmpty() && entry.path("stream").asString("").startsWith("ruling/")) {
      goneRulings.add(envelope);
    }
    return out;
  }

  private boolean hasPlace(JsonNode entry, long position) {
    JsonNode data = entry.path("sealed").path("data");
    String type = entry.path("sealed").path("type").asString();
    String stream = entry.path("stream").asString("");
    String of = entry.path("contest").asString("");
    boolean place =
        switch (type.substring(0, type.indexOf('.'))) {
          case "branch" -> !of.equals(contest) || branch(type, stream, data);
          case "ruling" -> ruling(type, stream, data);
          case "contest" -> !of.equals(contest) || act(type, data);
          default -> true;
        };
    boolean told = !type.startsWith("ruling.") || type.equals("ruling.issued/1");
    if (passedOver.contains(position) || (!place && told)) {
      withoutPlace.add(position);
    }
    return place && !passedOver.contains(position);
  }

  private boolean ruling(String type, String stream, JsonNode data) {
    String reverses = data.path("reverses").asString("");
    if (type.equals("ruling.issued/1")
        && data.path("contest").asString().equals(contest)
        && goneRulings.contains(reverses)) {
      goneRulings.add(data.path("envelope").asString());
      goneStreams.add(stream);
    }
    return !goneStreams.contains(stream);
  }

  private boolean branch(String type, String branch, JsonNode data) {
    String ruling = data.path("ruling").asString("");
    Set<String> by = annulled.computeIfAbsent(branch, _ -> new HashSet<>());
    @Nullable String paper = inForce.get(branch);
    switch (type) {
      case "branch.tally-recorded/1" -> {
        if (paper != null || closed.contains(branch)) {
          return false;
        }
        inForce.put(branch, data.path("envelope").asString());
      }
      case "branch.tally-corrected/1" -> {
        if (paper == null || !by.isEmpty() || !paper.equals(data.path("replaces").asString())) {
          return false;
        }
        inForce.put(branch, data.path("envelope").asString());
      }
      case "branch.tally-annulled/1" -> {
        if (paper == null || goneRulings.contains(ruling)) {
          goneAtBranch.add(branch + ruling);
          return false;
        }
        by.add(ruling);
      }
      case "branch.tally-restored/1" -> {
        String reverses = data.path("reverses").asString();
        if (goneRulings.contains(ruling)
            || goneRulings.contains(reverses)
            || goneAtBranch.contains(branch + reverses)) {
          return false;
        }
        by.remove(reverses);
      }
      case "branch.closed-without-tally/1" -> {
        return paper == null && closed.add(branch);
      }
      default -> {
        return closed.remove(branch);
      }
    }
    return true;
  }

  private boolean act(String type, JsonNode data) {
    String envelope = data.path("act").asString();
    String what =
        switch (type) {
          case "contest.candidate-left/1" -> type + data.path("candidate").asString();
          case "contest.annulled/1" -> type;
          default -> type + envelope;
        };
    if (type.equals("contest.act-reversed/1")) {
      String reversed = data.path("reverses").asString();
      return standing.remove(reversed) != null;
    }
    if (type.equals("contest.scope-part/1")) {
      return true;
    }
    if (standing.containsValue(what)) {
      return false;
    }
    standing.put(envelope, what);
    return true;
  }
}
