package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.view.RowSpace;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who adds and subtracts all that everyone reads. Each figure is written down as what it
 * is the sum of; that it is that sum is checked against the votes, which the stranger has not.
 */
final class Stranger {
  private static final String CONTEST = Served.SAMPLE + "/contests/president";

  private final HandfulNight night;

  /** Every branch with the votes that it sent, and once more with those it was corrected to. */
  private final RowSpace known = new RowSpace(2 * Served.BRANCHES);

  private final Set<List<String>> groups = new HashSet<>();
  private final Set<String> cover = new TreeSet<>();
  private final Map<String, Set<String>> within = new TreeMap<>();

  Stranger(HandfulNight night) {
    this.night = night;
  }

  /** Learns from the answers at one position, where these votes were counted. */
  void reads(Map<String, String> answers, Map<String, int[]> counted) {
    new Reading(answers, counted).area("S");
  }

  /** Small boxes that can be worked out by now. */
  Set<String> worksOut() {
    return worksOut(known);
  }

  /** The same to somebody who has seen some boxes as well, who works out those too. */
  Set<String> worksOutWith(Collection<String> seen) {
    RowSpace more = known.copy();
    for (String branch : seen) {
      for (int place : List.of(place(branch), Served.BRANCHES + place(branch))) {
        boolean[] row = new boolean[2 * Served.BRANCHES];
        row[place] = true;
        more.learn(row);
      }
    }
    return worksOut(more);
  }

  private Set<String> worksOut(RowSpace from) {
    Set<String> found = new TreeSet<>();
    for (String branch : night.branches()) {
      int place = place(branch);
      if (night.small(branch) && (from.knows(place) || from.knows(Served.BRANCHES + place))) {
        found.add(branch);
      }
    }
    return found;
  }

  /** Branches by the areas that they lie in. */
  Map<String, Set<String>> within() {
    return within;
  }

  /** Whether a box is known. */
  boolean knows(String branch) {
    return known.knows(place(branch));
  }

  /** Ordinary boxes that were shown with small ones only. */
  Set<String> cover() {
    return cover;
  }

  /** The groups of boxes that were shown as one. */
  Set<List<String>> groups() {
    return groups;
  }

  /** Learns that a figure is the sum of what these branches sent. */
  void learns(Collection<String> members) {
    boolean[] row = new boolean[2 * Served.BRANCHES];
    members.forEach(member -> row[place(member)] = true);
    known.learn(row);
  }

  private static int place(String branch) {
    return Integer.parseInt(branch.substring(1)) - 1;
  }

  /** What everyone reads at one position. */
  private final class Reading {
    private final Map<String, String> answers;
    private final Map<String, int[]> counted;

    Reading(Map<String, String> answers, Map<String, int[]> counted) {
      this.answers = answers;
      this.counted = counted;
    }

    private int[] votes(String branch) {
      return Objects.requireNonNull(counted.get(branch), branch);
    }

    private List<Long> sums(Collection<String> branches) {
      long[] sums = new long[HandfulNight.CANDIDATES];
      for (String branch : branches) {
        int[] votes = votes(branch);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += votes[i];
        }
      }
      return Arrays.stream(sums).boxed().toList();
    }

    private void learnsNow(Collection<String> members) {
      boolean[] row = new boolean[2 * Served.BRANCHES];
      for (String member : members) {
        boolean asSent = Arrays.equals(votes(member), night.counted(member));
        row[place(member) + (asSent ? 0 : Served.BRANCHES)] = true;
      }
      known.learn(row);
    }

    /** An area with all below it; the boxes that are in its figures. */
    Set<String> area(String area) {
      JsonNode results = json(CONTEST + "/results?children=true&area=" + area);
      assertThat(results.path("extent").asString()).isEqualTo("PUBLIC");
      assertThat(results.has("countsHash")).isFalse();
      Set<String> shown = new HashSet<>();
      Set<String> here = within.computeIfAbsent(area, _ -> new TreeSet<>());
      int boxes = 0;
      for (JsonNode child : results.path("children")) {
        String code = child.path("area").path("code").asString();
        Set<String> below = area(code);
        assertThat(figures(child.path("votes"))).as(code).isEqualTo(sums(below));
        shown.addAll(below);
        here.addAll(Objects.requireNonNull(within.get(code)));
        boxes += child.path("progress").path("counted").asInt();
      }
      for (JsonNode line : results.path("branches")) {
        here.add(line.path("branch").asString());
        boxes += counted.containsKey(line.path("branch").asString()) ? 1 : 0;
        branch(line, shown);
      }
      results.path("groups").forEach(group -> shown.addAll(group(group)));
      List<Long> said =
          results.path("votes").valueStream().map(row -> row.path("votes").asLong()).toList();
      assertThat(said).as(area).isEqualTo(sums(shown));
      assertThat(results.path("withheld").asInt()).as(area).isEqualTo(boxes - shown.size());
      pageSaysTheSame(area, said);
      learnsNow(shown);
      return shown;
    }

    private void branch(JsonNode line, Set<String> shown) {
      String branch = line.path("branch").asString();
      if (line.has("votes")) {
        shown.add(branch);
        learnsNow(Set.of(branch));
      }
      if (answers.containsKey(CONTEST + "/branches/" + branch)) {
        alone(branch, line.has("votes"));
      }
    }

    private void alone(String branch, boolean mayBe) {
      JsonNode alone = json(CONTEST + "/branches/" + branch);
      JsonNode history = json(CONTEST + "/branches/" + branch + "/history");
      assertThat(alone.has("tally")).as(branch).isEqualTo(mayBe);
      assertThat(alone.has("envelope")).isEqualTo(mayBe);
      assertThat(alone.path("rules").isEmpty()).isEqualTo(!mayBe);
      List<JsonNode> happened = history.path("history").valueStream().toList();
      for (JsonNode happening : happened) {
        boolean last = happening.equals(happened.getLast());
        for (String part : List.of("tally", "envelope")) {
          assertThat(happening.has(part)).as(branch).isEqualTo(mayBe && last);
        }
        assertThat(happening.has("leafHash")).isTrue();
        assertThat(happening.has("change")).isFalse();
        assertThat(happening.has("actor")).isFalse();
      }
    }

    private List<String> group(JsonNode group) {
      List<String> members = group.path("branches").valueStream().map(JsonNode::asString).toList();
      assertThat(members).hasSizeGreaterThan(5);
      assertThat(group.path("enough").asBoolean()).isTrue();
      group.path("cover").valueStream().map(JsonNode::asString).forEach(cover::add);
      assertThat(figures(group.path("votes"))).isEqualTo(sums(members));
      groups.add(members);
      learnsNow(members);
      return members;
    }

    /** Pages and streams are made of the same cells. */
    private void pageSaysTheSame(String area, List<Long> said) {
      JsonNode cells = json("/live?topic=contest/sample/president?area=" + area);
      for (int i = 0; i < said.size(); i++) {
        String votes = cells.path("c." + (i + 1) + ".votes").asString().replace(",", "");
        assertThat(votes).as(area).isEqualTo(said.get(i).toString());
      }
    }

    private JsonNode json(String address) {
      return Served.JSON.readTree(Objects.requireNonNull(answers.get(address), address));
    }

    private static List<Long> figures(JsonNode inOrder) {
      return inOrder.valueStream().map(row -> row.path("votes").asLong()).toList();
    }
  }
}
