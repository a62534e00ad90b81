package io.tajmi.api.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.AreaCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RightTest {
  private static final AreaCode AREA = new AreaCode("S-1");
  private static final Path ACCESS =
      Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."))
          .resolve("ops/docs/access.md");

  /** yes everywhere and in an area, everywhere only, or no. */
  @ParameterizedTest
  @CsvSource({
    "READ_PROGRESS,    yes, yes, yes, yes, yes",
    "READ_RELEASED,    yes, yes, no,  no,  yes",
    "READ_VOTES,       yes, yes, no,  no,  no",
    "READ_OUTCOMES,    yes, yes, no,  no,  no",
    "READ_READS,       no,  everywhere, no,  no,  no",
    "READ_READS_HEAD,  yes, yes, no,  no,  no",
    "READ_HEALTH,      yes, no,  yes, yes, no",
    "READ_METERS,      yes, no,  yes, no,  no",
    "SUBMIT_TALLIES,   yes, no,  no,  no,  no",
    "CLOSE_BRANCHES,   yes, no,  no,  no,  no",
    "ISSUE_RULINGS,    yes, yes, no,  no,  no",
    "RULE_ON_CONTESTS, yes, yes, no,  no,  no",
    "IMPORT_ELECTIONS, everywhere, no, no, no, no",
    "RELEASE_CONTESTS, yes, no,  no,  no,  no",
    "HALT_CONTESTS,    yes, yes, no,  no,  no",
  })
  void each_role_may_do_this_and_no_more(
      Right right,
      String executive,
      String supervisory,
      String operations,
      String itSupport,
      String everyone) {
    List<String> by = List.of(executive, supervisory, operations, itSupport);
    for (Role role : Role.values()) {
      Viewer all = new Viewer("a", List.of(new Grant(role, null)));
      Viewer some = new Viewer("a", List.of(new Grant(role, AREA)));
      assertThat(all.may(right)).as("%s", role).isNotEqualTo(by.get(role.ordinal()).equals("no"));
      assertThat(some.may(right)).as("%s", role).isEqualTo(by.get(role.ordinal()).equals("yes"));
    }
    assertThat(Viewer.PUBLIC.may(right)).isEqualTo(everyone.equals("yes"));
  }

  @ParameterizedTest
  @EnumSource
  void the_readme_says_the_same(Right right) throws IOException {
    StringBuilder line = new StringBuilder("| " + right.sentence() + " |");
    for (Role role : Role.values()) {
      line.append(right.of(role) ? " " + where(right) + " |" : " |");
    }
    line.append(right.reach() == Right.Reach.ANYONE ? " yes |" : " |");
    assertThat(Files.readString(ACCESS)).contains(line);
  }

  private static String where(Right right) {
    return switch (right.reach()) {
      case ANYONE, ANY_AREA -> "yes";
      case AREAS -> "in its areas";
      case EVERYWHERE -> "where granted everywhere";
    };
  }

  @Test
  void two_readers_are_of_one_class_where_they_see_the_same() {
    Viewer province = new Viewer("a", List.of(new Grant(Role.EXECUTIVE, AREA)));
    Viewer other = new Viewer("b", List.of(new Grant(Role.SUPERVISORY, AREA)));
    Viewer elsewhere = new Viewer("c", List.of(new Grant(Role.EXECUTIVE, new AreaCode("S-2"))));
    Viewer all = new Viewer("d", List.of(new Grant(Role.SUPERVISORY, null)));
    Viewer watching = new Viewer("e", List.of(new Grant(Role.OPERATIONS, null)));
    assertThat(province.classOfReader()).isEqualTo(other.classOfReader());
    assertThat(
            List.of(
                province.classOfReader(),
                elsewhere.classOfReader(),
                all.classOfReader(),
                watching.classOfReader(),
                Viewer.PUBLIC.classOfReader()))
        .doesNotHaveDuplicates();
  }
}
