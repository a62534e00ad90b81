package io.tajmi.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.Progress;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchKind;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ElectionType;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import io.tajmi.ops.serve.CountTable.Label;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountTableTest {
  private static final Name NAME = new Name("", "n");

  @Test
  void a_contest_of_many_provinces_stands_by_name_and_others_stand_together() {
    CountTable table = table(election("e", 3, List.of(0, 1, 1, -1), 1, 30));
    assertThat(table.labels())
        .containsExactlyInAnyOrder(
            new Label("e:wide0", "P0"),
            new Label("e:wide0", "P1"),
            new Label("e:wide0", "none"),
            new Label("e:others", "P1"));
    assertThat(table.of(new Label("e:wide0", "P1")).expected()).isEqualTo(2);
    assertThat(table.of(new Label("e:wide0", "none")).expected()).isEqualTo(1);
    assertThat(table.of(new Label("e:others", "P1")).expected()).isEqualTo(30);
    assertThat(table.of(new Label("e:wide0", "P2"))).isEqualTo(Progress.NONE);
  }

  @Test
  void labels_are_few_whatever_is_imported() {
    List<Integer> everywhere = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      everywhere.add(i);
    }
    CountTable table =
        table(
            election("a", 60, everywhere, 50, 100),
            election("b", 60, everywhere, 50, 100),
            election("c", 60, everywhere, 1, 1),
            election("d", 60, everywhere, 1, 1),
            election("e", 60, everywhere, 1, 1));
    List<String> contests = table.labels().stream().map(Label::contest).distinct().toList();
    assertThat(contests.stream().filter(name -> !name.endsWith(":others"))).hasSize(40);
    assertThat(contests).hasSize(44).noneMatch(name -> name.startsWith("a:"));
    assertThat(table.labels().stream().map(Label::province).distinct()).hasSize(34);
    assertThat(table.labels()).hasSizeLessThanOrEqualTo(44 * 34);
    assertThat(
            table.labels().stream()
                .filter(label -> label.contest().startsWith("c:"))
                .mapToLong(label -> table.of(label).expected())
                .sum())
        .as("nothing is left out")
        .isEqualTo(61);
  }

  private static CountTable table(Definition... elections) {
    try (Node node = Node.open(new InMemoryCommitLog(), null, Node.Settings.of(LogKind.TEST))) {
      for (Definition election : elections) {
        var _ = node.imports("local:operator").run(election, (done, all) -> {});
      }
      return new CountTable(folded(node));
    }
  }

  private static Snapshot folded(Node node) {
    try {
      return node.snapshots()
          .awaitAtLeast(new LogPosition(node.log().size() - 1), Duration.ofMinutes(1))
          .orElseThrow();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * Contests of a branch in each of these provinces (below 0 is none), and contests of one branch
   * of province 1.
   */
  private static Definition election(
      String id, int provinces, List<Integer> branches, int wide, int narrow) {
    ElectionId election = new ElectionId(id);
    List<Area> areas = new ArrayList<>();
    areas.add(area("I", null, AreaLevel.COUNTRY));
    for (int i = 0; i < provinces; i++) {
      areas.add(area("P" + i, "I", AreaLevel.PROVINCE));
    }
    List<Branch> boxes = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      String area = branches.get(i) < 0 ? "I" : "P" + branches.get(i);
      boxes.add(
          new Branch(
              new BranchCode("b" + i), new AreaCode(area), BranchKind.FIXED, "box " + i, null));
    }
    List<Contest> contests = new ArrayList<>();
    for (int i = 0; i < wide; i++) {
      contests.add(contest(election, "wide" + i, boxes));
    }
    for (int i = 0; i < narrow; i++) {
      contests.add(contest(election, "narrow" + i, boxes.subList(1, 2)));
    }
    Definition.Head head =
        new Definition.Head(
            ElectionType.OTHER, 1, 0, null, NAME, null, ZoneId.of("UTC"), Policy.PLAIN);
    return DefinitionCodec.define(election, head, areas, boxes, contests);
  }

  private static Area area(String code, @Nullable String parent, AreaLevel level) {
    return new Area(
        new AreaCode(code), parent == null ? null : new AreaCode(parent), level, NAME, null);
  }

  private static Contest contest(ElectionId election, String code, List<Branch> branches) {
    List<Candidate> candidates =
        Stream.of("1", "2").map(c -> new Candidate(new CandidateCode(c), NAME, null)).toList();
    return new Contest(
        new ContestId(election, new ContestCode(code)),
        "OFFICE",
        1,
        1,
        0,
        1,
        List.of(new AreaCode("I")),
        null,
        null,
        ContestRule.of(ContestRule.Method.PLURALITY),
        candidates,
        List.of(),
        branches);
  }
}
