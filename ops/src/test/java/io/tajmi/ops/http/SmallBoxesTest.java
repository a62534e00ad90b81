package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SecrecyLimits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights that differ in secrets alone are told to two servers, and everything that can be asked
 * for is asked for at both: whoever may not know the secret must read the same at both, byte for
 * byte. Beside that, what everyone reads is added and subtracted in every way.
 */
@Tag("server")
class SmallBoxesTest {
  private static final HandfulNight NIGHT = HandfulNight.of(7);
  private static final String RESULTS =
      Served.SAMPLE + "/contests/president/results?children=true&area=S";
  private static final String BRANCHES = Served.SAMPLE + "/contests/president/branches/";

  @TempDir static Path folder;
  private static final Stranger stranger = new Stranger(NIGHT);
  private static Readers readers;
  private static SecretWorld first;
  private static SecretWorld second;

  @BeforeAll
  static void play() {
    readers = Readers.in(folder.resolve("readers"));
    first = SecretWorld.of(folder.resolve("first"), readers, NIGHT, false);
    for (int stage = 1; stage <= SecretWorld.STAGES; stage++) {
      stranger.reads(first.stages().get(stage), SecretWorld.counted(NIGHT, stage));
    }
    HandfulNight twin = NIGHT.twin(stranger.groups());
    second = SecretWorld.of(folder.resolve("second"), readers, twin, true);
  }

  /** Addresses with different answers, and where these differ first. */
  private static Map<String, String> different(Map<String, String> one, Map<String, String> other) {
    assertThat(other.keySet()).isEqualTo(one.keySet());
    Map<String, String> different = new TreeMap<>();
    one.forEach((address, answer) -> {
      String there = Objects.requireNonNull(other.get(address));
      int at = Arrays.mismatch(answer.toCharArray(), there.toCharArray());
      if (at >= 0) {
        different.put(address, around(at, answer) + " | " + around(at, there));
      }
    });
    return different;
  }

  private static Map<String, String> answers(
      Map<String, Map<String, String>> readers, String reader) {
    return Objects.requireNonNull(readers.get(reader));
  }

  private static String around(int at, String answer) {
    return answer.substring(Math.max(0, at - 60), Math.min(answer.length(), at + 20));
  }

  @Test
  void everyone_reads_the_same_whatever_was_in_the_small_boxes() {
    assertThat(second.night().differingFrom(NIGHT)).hasSizeGreaterThan(20).allMatch(NIGHT::small);
    assertThat(first.stages()).hasSize(SecretWorld.STAGES + 1);
    assertThat(first.stages().getLast()).hasSizeGreaterThan(1_000);
    for (int stage = 0; stage <= SecretWorld.STAGES; stage++) {
      assertThat(different(first.stages().get(stage), second.stages().get(stage)))
          .as("after stage %d", stage)
          .isEmpty();
    }
  }

  @Test
  void what_a_later_release_opens_of_the_past_is_the_same_whatever_was_in_the_small_boxes() {
    for (int stage = 0; stage < first.opened().size(); stage++) {
      assertThat(different(first.opened().get(stage), second.opened().get(stage)))
          .as("after stage %d", stage)
          .isEmpty();
      var read = Served.JSON.readTree(first.opened().get(stage).get(RESULTS));
      assertThat(read.path("extent").asString()).isEqualTo("PUBLIC");
    }
    var before = Served.JSON.readTree(first.stages().getFirst().get(RESULTS));
    assertThat(before.path("extent").asString()).isEqualTo("NONE");
    var opened = Served.JSON.readTree(first.opened().getFirst().get(RESULTS));
    var released = Served.JSON.readTree(first.stages().get(1).get(RESULTS));
    assertThat(opened.path("votes")).isEqualTo(released.path("votes"));
  }

  @Test
  void no_adding_and_subtracting_of_what_everyone_reads_gives_a_small_box_away() {
    assertThat(NIGHT.branches().stream().filter(NIGHT::small)).hasSizeGreaterThan(60);
    assertThat(NIGHT.annulled()).hasSizeGreaterThan(5);
    assertThat(NIGHT.correctedLater()).hasSizeGreaterThan(5);
    assertThat(stranger.groups()).hasSizeGreaterThan(2);
    assertThat(stranger.groups())
        .allSatisfy(group ->
            assertThat(group).allMatch(box -> NIGHT.small(box) || stranger.cover().contains(box)));
    assertThat(stranger.worksOut()).isEmpty();
    assertThat(NIGHT.branches().stream().filter(branch -> !NIGHT.small(branch)))
        .allMatch(box -> stranger.knows(box) || stranger.cover().contains(box));
  }

  @Test
  void when_nothing_more_can_come_everyone_reads_the_whole_total() {
    var read = Served.JSON.readTree(first.stages().getLast().get(RESULTS));
    assertThat(read.path("extent").asString()).isEqualTo("PUBLIC");
    assertThat(read.path("withheld").asInt()).isZero();
    for (int i = 0; i < HandfulNight.CANDIDATES; i++) {
      int candidate = i;
      assertThat(read.path("votes").get(i).path("votes").asLong())
          .isEqualTo(
              SecretWorld.counted(NIGHT, SecretWorld.STAGES).values().stream()
                  .mapToLong(votes -> votes[candidate])
                  .sum());
    }
    assertThat(stranger.cover()).hasSizeLessThan(6);
  }

  /** An office of one area reads its own boxes, logs out, and reads what everyone reads. */
  @Test
  void who_has_counted_a_box_or_reads_one_area_whole_works_out_no_other_box() {
    assertThat(stranger.within()).hasSizeGreaterThan(30);
    stranger
        .within()
        .forEach((area, branches) ->
            assertThat(stranger.worksOutWith(branches)).as(area).isSubsetOf(branches));
    stranger.groups().stream()
        .flatMap(List::stream)
        .forEach(box -> assertThat(stranger.worksOutWith(List.of(box))).isEqualTo(Set.of(box)));
  }

  @Test
  void before_the_release_nobody_outside_the_chain_reads_votes_and_those_who_run_it_never_do() {
    first
        .closed()
        .forEach((reader, read) -> {
          assertThat(read).as(reader).hasSizeGreaterThan(100);
          assertThat(different(read, answers(second.closed(), reader))).as(reader).isEmpty();
        });
    for (String reader : List.of("operations", "it-support")) {
      assertThat(different(answers(first.released(), reader), answers(second.released(), reader)))
          .as(reader)
          .isEmpty();
    }
    for (String reader : List.of("everyone", "elsewhere")) {
      assertThat(different(answers(first.released(), reader), answers(second.released(), reader)))
          .as("%s reads it then, so the comparison sees votes", reader)
          .hasSizeGreaterThan(50);
    }
  }

  @Test
  void one_box_that_is_let_through_is_seen_by_the_comparison_and_by_the_algebra() {
    String box = second.night().differingFrom(NIGHT).iterator().next();
    Map<String, String> one = new TreeMap<>(first.stages().getLast());
    Map<String, String> other = new TreeMap<>(second.stages().getLast());
    one.put(BRANCHES + box, NIGHT.documents(box).getLast().toString());
    other.put(BRANCHES + box, second.night().documents(box).getLast().toString());
    assertThat(different(one, other)).containsOnlyKeys(BRANCHES + box);

    List<String> group =
        stranger.groups().stream()
            .filter(some -> some.stream().allMatch(NIGHT::small))
            .findFirst()
            .orElseThrow();
    Stranger told = new Stranger(NIGHT);
    told.learns(group);
    assertThat(told.worksOut()).isEmpty();
    assertThat(told.worksOutWith(group.subList(0, 1))).isEqualTo(Set.of(group.getFirst()));
    group.stream().skip(1).forEach(member -> told.learns(List.of(member)));
    assertThat(told.worksOut()).containsExactlyInAnyOrderElementsOf(group);
  }

  /** A log whose limit is one ballot lower: boxes of twenty-nine come through. */
  @Test
  void a_limit_that_is_one_ballot_too_low_is_seen(@TempDir Path other) {
    Map<String, String> low =
        SecretWorld.figures(other, readers, NIGHT, new SecrecyLimits(29, 5, 60, 2, 30));
    Stranger reader = new Stranger(NIGHT);
    reader.reads(low, SecretWorld.counted(NIGHT, SecretWorld.SENDING));
    assertThat(reader.worksOut()).isNotEmpty();
  }
}
