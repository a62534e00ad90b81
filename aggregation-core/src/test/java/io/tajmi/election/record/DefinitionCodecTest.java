package io.tajmi.election.record;

import static io.tajmi.election.pack.PackageInMemory.AREAS;
import static io.tajmi.election.pack.PackageInMemory.BRANCHES;
import static io.tajmi.election.pack.PackageInMemory.CONTEST_BRANCHES;
import static io.tajmi.election.pack.PackageInMemory.ELECTION;
import static io.tajmi.election.pack.PackageInMemory.valid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.pack.PackageInMemory;
import io.tajmi.election.pack.TestData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DefinitionCodecTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"county-table", "two-stage-count"})
  void a_published_definition_survives_the_log(String name) {
    assertSurvives(TestData.definition(name));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void any_definition_survives_the_log(long seed) {
    assertSurvives(RandomDefinitions.of(seed));
  }

  @Test
  void the_hash_is_over_frozen_bytes() {
    String rows =
        DefinitionCodec.rows(valid().definition()).stream()
            .map(row -> new String(CanonicalJson.bytes(row), UTF_8))
            .limit(3)
            .collect(Collectors.joining("\n"));

    assertThat(rows)
        .isEqualTo(
            """
            ["head",1,"small","PARLIAMENT",3,0,"earlier:seat","انتخابات کوچک","Small election",\
            "2020-01-01","Asia/Tehran","SINGLE","SINGLE",true,\
            {"W.202.min":10,"W.202.percent":2},{"W.203":"QUARANTINE"}]
            ["area","C",null,"COUNTRY","کشور","Country",1000]
            ["area","W","C","PROVINCE","غرب","West",null]\
            """);
  }

  @Test
  void every_value_and_the_order_of_rows_change_the_hash() {
    List<UnaryOperator<PackageInMemory>> changes =
        List.of(
            small -> small,
            small -> small.change(ELECTION, "small", "smaller"),
            small -> small.change(ELECTION, "PARLIAMENT", "EXPERTS"),
            small -> small.change(ELECTION, "\"term\": 3", "\"term\": 4"),
            small -> small.change(ELECTION, "\"byElection\": 0", "\"byElection\": 1"),
            small -> small.change(ELECTION, "earlier", "earliest"),
            small -> small.change(ELECTION, "Small election", "Small"),
            small -> small.change(ELECTION, "کوچک", "خرد"),
            small -> small.change(ELECTION, "2020-01-01\"", "2020-01-02\""),
            small -> small.change(ELECTION, "Asia/Tehran", "UTC"),
            small -> small.change(ELECTION, "true", "false"),
            small -> small.change(ELECTION, "percent\": 2", "percent\": 3"),
            small -> small.change(ELECTION, "W.203", "W.205"),
            small -> small.change(ELECTION, "QUARANTINE", "FLAG"),
            small -> small.change(ELECTION, "\"west\"", "\"vest\""),
            small -> small.change(ELECTION, "MEMBER", "SEAT"),
            small -> small.change(ELECTION, "\"round\": 1", "\"round\": 2"),
            small -> small.change(ELECTION, "\"seats\": 2", "\"seats\": 3"),
            small -> small.change(ELECTION, "\"alternates\": 1", "\"alternates\": 2"),
            small -> small.change(ELECTION, "\"votesMax\": 2", "\"votesMax\": 1"),
            small -> small.change(ELECTION, "[\"W\"]", "[\"W\",\"W1\"]"),
            small -> small.change(ELECTION, "08:00", "07:00"),
            small -> small.change(ELECTION, "LOT", "RULING"),
            small -> small.change(ELECTION, "LARGEST_REMAINDER", "ROUND_THEN_TOP"),
            small -> small.change(ELECTION, "1/10", "1/9"),
            small -> small.change(ELECTION, "\"runOff\": 2", "\"runOff\": 3"),
            small -> small.change(ELECTION, ", \"list\": \"L\"", ""),
            small -> small.change(ELECTION, "Second", "2nd"),
            small -> small.change(AREAS, "COUNTY", "DISTRICT"),
            small -> small.change(AREAS, "1000", "1001"),
            small -> small.change(AREAS, "E,C,", "E,W,"),
            small -> small.change(BRANCHES, "MOBILE", "FIXED"),
            small -> small.change(BRANCHES, "b3,W", "b3,W1"),
            small -> small.change(BRANCHES, "Branch 3", "branch 3"),
            small -> small.change(BRANCHES, "Branch 4,50", "Branch 4,51"),
            small ->
                small
                    .change(BRANCHES, "b3,W,FIXED,Branch 3,\n", "")
                    .change(BRANCHES, "b1,", "b3,W,FIXED,Branch 3,\nb1,"),
            small -> small.put(CONTEST_BRANCHES, "contest,branch\nwest,b1\nall,b1\n"),
            small -> small.put(CONTEST_BRANCHES, "contest,branch\nwest,b1\nall,b1\nall,b2\n"),
            small -> small.put(CONTEST_BRANCHES, "contest,branch\nwest,b1\nall,b2\nall,b1\n"));

    Set<DefinitionHash> hashes = new HashSet<>();
    for (int i = 0; i < changes.size(); i++) {
      assertThat(hashes.add(changes.get(i).apply(valid()).definition().hash()))
          .as("change " + i)
          .isTrue();
    }
  }

  @Test
  void branches_that_the_scope_gives_are_not_written() {
    assertThat(kinds(valid().definition())).doesNotContain("voters");
    assertThat(
            kinds(valid().put(CONTEST_BRANCHES, "contest,branch\nwest,b4\nall,b1\n").definition()))
        .contains("voters");
  }

  @Test
  void a_contest_with_thousands_of_candidates_is_divided_among_parts() {
    String candidates =
        IntStream.range(0, 3_500)
            .mapToObj(
                i -> "{\"code\":\"c" + i + "\",\"name\":{\"fa\":\"" + "ی".repeat(200) + "\"}}")
            .collect(Collectors.joining(","));
    Definition definition =
        valid()
            .change(ELECTION, "{\"code\": \"1\", \"name\": {\"en\": \"Only\"}}", candidates)
            .definition();

    assertThat(DefinitionCodec.parts(definition)).hasSizeGreaterThan(20);
    assertSurvives(definition);
  }

  @Test
  void parts_of_other_content_or_without_a_seal_are_inert() {
    Definition first = RandomDefinitions.of(1);
    DefinitionAssembler assembler = new DefinitionAssembler();
    for (ElectionEvent.DefinitionPart part : DefinitionCodec.parts(RandomDefinitions.of(2))) {
      assertThat(assembler.take(part)).isNull();
    }
    for (ElectionEvent.DefinitionPart part : DefinitionCodec.parts(first)) {
      assertThat(assembler.take(part)).isNull();
    }

    assertSame(assembler.take(sealOf(first)), first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"area", "branch", "contest", "candidate", "list"})
  void rows_that_have_a_code_twice_are_refused(String kind) {
    List<JsonNode> rows = new ArrayList<>();
    int seed = 0;
    while (rows.stream().noneMatch(row -> row.get(0).stringValue().equals(kind))) {
      rows = new ArrayList<>(DefinitionCodec.rows(RandomDefinitions.of(seed++)));
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get(0).stringValue().equals(kind)) {
        rows.add(i, rows.get(i));
        break;
      }
    }
    List<JsonNode> twice = rows;
    assertThatThrownBy(() -> DefinitionCodec.definition(twice))
        .isInstanceOf(DefinitionMismatch.class)
        .rootCause()
        .hasMessageStartingWith("twice: ");
  }

  @Test
  void a_seal_over_missing_or_changed_parts_is_corruption() {
    Definition definition = RandomDefinitions.of(3);
    List<ElectionEvent.DefinitionPart> parts = DefinitionCodec.parts(definition);
    assertThatThrownBy(() -> new DefinitionAssembler().take(sealOf(definition)))
        .isInstanceOf(DefinitionMismatch.class);

    for (String other :
        List.of("[]", "[[\"head\"]]", "[[\"none\",1]]", "[3]", "[[\"voters\",1]]")) {
      DefinitionAssembler assembler = new DefinitionAssembler();
      assembler.take(with(parts.getFirst(), JSON.readTree(other)));
      parts.subList(1, parts.size()).forEach(assembler::take);
      assertThatThrownBy(() -> assembler.take(sealOf(definition)))
          .isInstanceOf(DefinitionMismatch.class);
    }

    String changed = parts.getLast().rows().toString().replaceFirst("\"k0\"", "\"k00\"");
    DefinitionAssembler assembler = new DefinitionAssembler();
    parts.subList(0, parts.size() - 1).forEach(assembler::take);
    assembler.take(with(parts.getLast(), JSON.readTree(changed)));
    assertThatThrownBy(() -> assembler.take(sealOf(definition)))
        .isInstanceOf(DefinitionMismatch.class)
        .hasMessageContaining("but its parts are");
  }

  private static void assertSurvives(Definition definition) {
    List<ElectionEvent.DefinitionPart> parts = new ArrayList<>();
    for (ElectionEvent.DefinitionPart part : DefinitionCodec.parts(definition)) {
      byte[] stored = JSON.writeValueAsBytes(part);
      assertThat(stored.length).isLessThan(58_000);
      parts.add(with(part, JSON.readTree(stored).get("rows")));
    }
    parts.addAll(List.copyOf(parts));
    Collections.shuffle(parts, new Random(parts.size()));

    DefinitionAssembler assembler = new DefinitionAssembler();
    parts.forEach(part -> assertThat(assembler.take(part)).isNull());
    assertSame(assembler.take(sealOf(definition)), definition);
  }

  private static void assertSame(@Nullable Definition assembled, Definition expected) {
    Definition actual = Objects.requireNonNull(assembled);
    assertThat(actual.election()).isEqualTo(expected.election());
    assertThat(actual.hash()).isEqualTo(expected.hash());
    assertThat(actual.head()).isEqualTo(expected.head());
    assertThat(actual.areas()).isEqualTo(expected.areas());
    assertThat(actual.branches()).isEqualTo(expected.branches());
    assertThat(actual.contests()).hasSameSizeAs(expected.contests());
    for (int i = 0; i < actual.contests().size(); i++) {
      Contest contest = actual.contests().get(i);
      Contest other = expected.contests().get(i);
      assertThat(values(contest)).isEqualTo(values(other));
      assertThat(contest.candidates()).isEqualTo(other.candidates());
      assertThat(contest.branches()).isEqualTo(other.branches());
    }
  }

  private static List<@Nullable Object> values(Contest contest) {
    return Arrays.asList(
        contest.id(),
        contest.office(),
        contest.round(),
        contest.seats(),
        contest.alternates(),
        contest.limits(),
        contest.scope(),
        contest.opensAt(),
        contest.closesAt(),
        contest.rule(),
        contest.lists());
  }

  private static ElectionEvent.DefinitionSealed sealOf(Definition definition) {
    return new ElectionEvent.DefinitionSealed(
        definition.election(), definition.hash(), DefinitionCodec.parts(definition).size());
  }

  private static ElectionEvent.DefinitionPart with(
      ElectionEvent.DefinitionPart part, JsonNode rows) {
    return new ElectionEvent.DefinitionPart(
        part.election(), part.content(), part.index(), part.of(), rows);
  }

  private static List<String> kinds(Definition definition) {
    return DefinitionCodec.rows(definition).stream().map(row -> row.get(0).stringValue()).toList();
  }
}
