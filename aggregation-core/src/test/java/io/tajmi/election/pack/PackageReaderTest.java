package io.tajmi.election.pack;

import static io.tajmi.election.pack.PackageInMemory.AREAS;
import static io.tajmi.election.pack.PackageInMemory.BRANCHES;
import static io.tajmi.election.pack.PackageInMemory.CONTEST_BRANCHES;
import static io.tajmi.election.pack.PackageInMemory.ELECTION;
import static io.tajmi.election.pack.PackageInMemory.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageReaderTest {

  @ParameterizedTest
  @CsvSource({"county-table,397,366,4", "two-stage-count,611,34555,9"})
  void both_published_packages_are_sound(String name, int areas, int branches, int candidates) {
    Definition definition = TestData.definition(name);

    assertThat(definition.election()).isEqualTo(new ElectionId(name));
    assertThat(definition.areas()).hasSize(areas);
    assertThat(definition.branches()).hasSize(branches);
    Contest contest = Objects.requireNonNull(definition.contest(new ContestCode("president")));
    assertThat(contest.branches()).isEqualTo(definition.branches());
    assertThat(contest.candidates()).hasSize(candidates);
  }

  @Test
  void a_package_is_read_with_its_defaults() {
    Definition definition = valid().definition();

    assertThat(definition.head().replaces()).hasToString("earlier:seat");
    assertThat(definition.policy().electorateBinds()).isTrue();
    assertThat(definition.policy().thresholds())
        .isEqualTo(Map.of("W.202.percent", 2, "W.202.min", 10));
    assertThat(definition.policy().effects()).isEqualTo(Map.of("W.203", Policy.Effect.QUARANTINE));
    Contest all = definition.contests().get(1);
    assertThat(all.votesMax()).isEqualTo(1);
    assertThat(all.alternates()).isZero();
    assertThat(all.rule().withLead()).isEqualTo("1/10");
    assertThat(definition.areas().get(2).name().en()).isEqualTo("West, one");
    assertThat(definition.branches().get(1).electorate()).isNull();
  }

  @Test
  void branches_of_a_contest_are_those_in_and_below_its_scope_in_the_order_of_the_package() {
    Definition definition = valid().definition();

    assertThat(codes(definition.contests().get(0))).containsExactly("b1", "b3");
    assertThat(codes(definition.contests().get(1))).containsExactly("b1", "b2", "b3", "b4");
  }

  @Test
  void listed_branches_replace_those_of_the_scope() {
    Definition definition =
        valid().put(CONTEST_BRANCHES, "contest,branch\nwest,b4\nall,b1\nwest,b2\n").definition();

    assertThat(codes(definition.contests().get(0))).containsExactly("b4", "b2");
    assertThat(codes(definition.contests().get(1))).containsExactly("b1");
  }

  @Test
  void names_are_stored_in_one_form_and_keep_their_half_spaces() {
    Definition definition =
        valid()
            .change(AREAS, "کشور", "\u0643\u0634\u0648\u0631\u200C\u0649\u064A")
            .change(AREAS, "Country", "Cafe\u0301")
            .definition();

    Name name = definition.areas().getFirst().name();
    assertThat(name.fa()).isEqualTo("\u06A9\u0634\u0648\u0631\u200C\u06CC\u06CC");
    assertThat(name.en()).isEqualTo("Caf\u00E9");
  }

  @Test
  void an_open_date_and_absent_options_are_no_fault() {
    Definition definition =
        valid()
            .change(ELECTION, "\"date\": \"2020-01-01\",", "\"date\": null,")
            .change(
                ELECTION, "\"replaces\": {\"election\": \"earlier\", \"contest\": \"seat\"},", "")
            .definition();

    assertThat(definition.head().date()).isNull();
    assertThat(definition.head().replaces()).isNull();
  }

  @Test
  void folder_zip_and_zip_with_a_top_folder_are_the_same_package(@TempDir Path folder)
      throws IOException {
    PackageInMemory small = valid().put("tallies/1.ndjson", "no json").put("expected.json", "no");
    for (Map.Entry<String, byte[]> file : small.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }

    DefinitionHash hash = small.definition().hash();
    assertThat(accepted(PackageSource.folder(folder)).hash()).isEqualTo(hash);
    assertThat(accepted(PackageSource.zip(small.zip("top/"))).hash()).isEqualTo(hash);
  }

  @Test
  void byte_order_marks_line_ends_spaces_and_field_order_leave_no_trace() {
    PackageInMemory other = valid();
    for (String file : List.of(ELECTION, AREAS, BRANCHES)) {
      other.put(file, "\uFEFF" + other.text(file).replace("\n", "\r\n"));
    }
    other
        .change(ELECTION, "\"term\": 3,", "")
        .change(ELECTION, "\"zone\"", "   \"term\":3 , \"zone\"")
        .change(
            ELECTION,
            "\"W.202.percent\": 2, \"W.202.min\": 10",
            "\"W.202.min\": 10, \"W.202.percent\": 2")
        .change(BRANCHES, "Branch 1", "\"Branch 1\"");

    assertThat(other.definition().hash()).isEqualTo(valid().definition().hash());
  }

  @Test
  void three_thousand_five_hundred_candidates_fit_an_entry() {
    assertThat(EntrySize.largestEntryBytes(3_500, 0)).isEqualTo(65_496);
    assertThat(EntrySize.largestEntryBytes(3_502, 0)).isLessThan(EntrySize.ENTRY_BYTES_MAX);
    assertThat(EntrySize.largestEntryBytes(3_503, 0)).isGreaterThan(EntrySize.ENTRY_BYTES_MAX);
    assertThat(EntrySize.largestEntryBytes(3_000, 600)).isGreaterThan(EntrySize.ENTRY_BYTES_MAX);
    assertThat(EntrySize.largestEntryBytes(valid().definition().contests().getFirst()))
        .isEqualTo(EntrySize.largestEntryBytes(2, 1));
  }

  private static Definition accepted(PackageSource source) {
    return ((PackageReading.Accepted) PackageReader.read(source)).definition();
  }

  private static List<String> codes(Contest contest) {
    return contest.branches().stream().map(branch -> branch.code().value()).toList();
  }
}
