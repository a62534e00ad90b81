package io.tajmi.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.document.Request;
import io.tajmi.election.AreaCode;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SharedTalliesTest {
  private static final Policy POLICY =
      Elections.policy(
          Map.of("W.201.invalidPercent", 3, "Q.102.percent", 95, "Q.102.validMin", 50), Map.of());

  @ParameterizedTest
  @CsvSource({
    "county-table, 1-as-published, E.203=9 Q.102=3 W.201=10",
    "county-table, 2-totals-put-right, W.201=1",
    "two-stage-count, 1-quick-count, Q.102=376 W.201=20430 W.203=6",
    "two-stage-count, 2-quick-count-next-day, Q.102=112 W.201=3026 W.203=1",
    "two-stage-count, 3-official-count, Q.102=44 W.201=1913 W.203=2",
  })
  void the_rules_find_in_the_shared_tallies_what_is_there(
      String folder, String file, String expected) throws IOException {
    Path directory = shared().resolve(folder);
    assumeTrue(Files.isDirectory(directory), "shared data is absent");
    Definition definition = definition(directory);
    Map<String, Integer> failed = new TreeMap<>();

    for (String line : Files.readAllLines(directory.resolve("tallies/" + file + ".ndjson"))) {
      Request<BranchTallyCommand> request =
          TallyDocument.parse(line.getBytes(StandardCharsets.UTF_8)).resolve(definition);
      Tally tally =
          switch (request.command()) {
            case BranchTallyCommand.RecordTally record -> record.tally();
            case BranchTallyCommand.CorrectTally correct -> correct.tally();
            default -> throw new AssertionError(request);
          };
      Contest contest = definition.contests().getFirst();
      List<String> codes = TallyRules.failed(TallyRules.check(tally, contest, POLICY));
      codes.forEach(code -> failed.merge(code, 1, Integer::sum));
    }

    assertThat(failed.toString().replaceAll("[{},]", "")).isEqualTo(expected);
  }

  private static Path shared() {
    String stated = System.getenv("TAJMI_TEST_DATA");
    return stated != null
        ? Path.of(stated)
        : Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."))
            .resolve("../shared/data");
  }

  private static Definition definition(Path directory) throws IOException {
    JsonNode election =
        JsonMapper.shared().readTree(Files.readString(directory.resolve("election.json")));
    JsonNode contest = election.get("contests").get(0);
    ElectionId id = new ElectionId(election.get("election").stringValue());
    List<Candidate> candidates = new ArrayList<>();
    for (JsonNode candidate : contest.get("candidates")) {
      candidates.add(
          new Candidate(
              new CandidateCode(candidate.get("code").stringValue()), new Name("", ""), null));
    }
    List<Branch> branches =
        Files.readAllLines(directory.resolve("branches.csv")).stream()
            .skip(1)
            .map(row -> new BranchCode(row.substring(0, row.indexOf(','))))
            .map(code -> new Branch(code, new AreaCode("N"), BranchKind.FIXED, "", null))
            .toList();
    Contest known =
        new Contest(
            new ContestId(id, new ContestCode(contest.get("contest").stringValue())),
            contest.get("office").stringValue(),
            1,
            contest.get("seats").intValue(),
            0,
            contest.get("votesMax").intValue(),
            List.of(new AreaCode("N")),
            null,
            null,
            ContestRule.of(ContestRule.Method.MAJORITY),
            candidates,
            List.of(),
            branches);
    Definition.Head head =
        new Definition.Head(
            ElectionType.PRESIDENT,
            1,
            0,
            null,
            new Name("", ""),
            null,
            ZoneId.of(Objects.requireNonNull(election.get("zone")).stringValue()),
            POLICY);
    return new Definition(id, Elections.HASH, head, List.of(), branches, List.of(known));
  }
}
