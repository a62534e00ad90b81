package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchTallyCommand;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.Tally;
import io.tajmi.branch.TallyDocument;
import io.tajmi.branch.TallyRules;
import io.tajmi.document.Request;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.election.pack.PackageReader;
import io.tajmi.election.pack.PackageReading;
import io.tajmi.election.pack.PackageSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bounds of list votes hold back of real minutes, whose sums were published. */
class ListPackagesTest {
  @TempDir Path folder;

  /** How many tallies fail each rule, and the personal votes of those that count. */
  private record Read(Map<String, Integer> failed, Map<String, Long> votes) {}

  @Test
  void one_vote_for_a_list_and_a_person_of_it_holds_no_minute_back() {
    RealData real = RealData.of("dhondt-persons");
    Read read = read(real, real.folder());

    assertThat(read.failed()).isEmpty();
    assertThat(read.votes()).isEqualTo(votes(real.expected().path("c1").path("votes")));
  }

  @Test
  void three_votes_for_one_person_hold_no_minute_back_where_the_package_allows_them()
      throws IOException {
    RealData real = RealData.of("council-24-votes");
    Read read = read(real, withCumulation(real, 3));

    assertThat(read.failed()).isEmpty();
    assertThat(read.votes()).isEqualTo(votes(real.expected().path("votes")));
  }

  @Test
  void minutes_on_which_a_person_has_more_votes_than_ballots_wait_where_none_may_be_heaped()
      throws IOException {
    RealData real = RealData.of("council-24-votes");

    assertThat(read(real, withCumulation(real, 1)).failed()).isEqualTo(Map.of("E.207", 14));
  }

  private Path withCumulation(RealData real, int cumulateMax) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("package"));
    for (String file : new String[] {"areas.csv", "branches.csv"}) {
      Files.copy(real.folder().resolve(file), copy.resolve(file));
    }
    JsonNode election = RealData.read(real.folder().resolve("election.json"));
    ((ObjectNode) election.path("contests").path(0)).put("cumulateMax", cumulateMax);
    Files.write(copy.resolve("election.json"), RealData.JSON.writeValueAsBytes(election));
    return copy;
  }

  private static Read read(RealData real, Path stated) {
    Definition definition =
        switch (PackageReader.read(PackageSource.folder(stated))) {
          case PackageReading.Accepted accepted -> accepted.definition();
          case PackageReading.Refused refused -> throw new AssertionError(refused.faults());
        };
    Map<String, Integer> failed = new TreeMap<>();
    Map<String, Long> votes = new TreeMap<>();
    for (String line : RealData.lines(real.tallies("01"))) {
      Request<BranchTallyCommand> request =
          TallyDocument.parse(line.getBytes(StandardCharsets.UTF_8)).resolve(definition);
      RecordTally record = (RecordTally) request.command();
      Contest contest = definition.contests().getFirst();
      var findings = TallyRules.check(record.tally(), contest, definition.policy());
      TallyRules.failed(findings).forEach(code -> failed.merge(code, 1, Integer::sum));
      if (!TallyRules.heldBack(findings, definition.policy())) {
        add(votes, contest, record.tally());
      }
    }
    return new Read(failed, votes);
  }

  private static void add(Map<String, Long> votes, Contest contest, Tally tally) {
    for (int i = 0; i < contest.candidates().size(); i++) {
      votes.merge(
          contest.candidates().get(i).code().value(), (long) tally.votes().get(i), Long::sum);
    }
  }

  private static Map<String, Long> votes(JsonNode expected) {
    Map<String, Long> votes = new TreeMap<>();
    expected.properties().forEach(of -> votes.put(of.getKey(), of.getValue().asLong()));
    return votes;
  }
}
