package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SecrecyLimits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.axonframework.eventhandling.GenericEventMessage;
import tools.jackson.databind.JsonNode;

/**
 * A server with a night on it, and what its readers read. The president is released after the first
 * of the stages; the council is closed until the end. Clock, accounts and order are the same in
 * each world, so that nothing but the votes can make two of them differ.
 *
 * @param stages what everyone reads of the president: the figures before the release and after each
 *     stage, and at last everything
 * @param opened what everyone reads of the president as it stood after each of the first stages,
 *     the first before the release, when a later release has opened all of that
 * @param closed what each reader reads of the council before its release
 * @param released and after it
 */
record SecretWorld(
    HandfulNight night,
    List<Map<String, String>> stages,
    List<Map<String, String>> opened,
    Map<String, Map<String, String>> closed,
    Map<String, Map<String, String>> released) {
  /**
   * Branches send in three of them; then small boxes are annulled and corrected, then restored, and
   * at last what was held back is put right.
   */
  static final int STAGES = 6;

  /** All have sent. */
  static final int SENDING = 3;

  private static final int COUNCIL_BRANCHES = 24;

  /** Branches that have sent by the end of a stage. */
  private static List<String> sent(HandfulNight night, int stage) {
    int size = night.order().size();
    return night.order().subList(0, Math.min(size, size * stage / SENDING));
  }

  /** The votes that each branch has in the totals at the end of a stage. */
  static Map<String, int[]> counted(HandfulNight night, int stage) {
    Map<String, int[]> counted = new TreeMap<>();
    for (String branch : sent(night, stage)) {
      boolean held = stage < STAGES && night.heldBack(branch);
      if (!held && !(stage == SENDING + 1 && night.annulled().contains(branch))) {
        counted.put(branch, night.counted(branch));
      }
    }
    if (stage > SENDING) {
      counted.putAll(night.correctedLater());
    }
    return counted;
  }

  /**
   * Plays a night.
   *
   * @param swapped whether the first two candidates of the council have each other's votes
   */
  static SecretWorld of(Path folder, Readers readers, HandfulNight night, boolean swapped) {
    return at(
        folder,
        readers,
        SecrecyLimits.DEFAULT,
        playing -> {
          List<Map<String, String>> opened = new ArrayList<>();
          List<Map<String, String>> stages = playing.president(night, opened);
          EveryPublicRead council = playing.council(swapped);
          Map<String, Map<String, String>> closed = playing.everybody(council);
          playing.reach(playing.served().release("council"));
          return new SecretWorld(night, stages, opened, closed, playing.everybody(council));
        });
  }

  /** The figures that everyone reads at the end of a night, with other limits of small boxes. */
  static Map<String, String> figures(
      Path folder, Readers readers, HandfulNight night, SecrecyLimits limits) {
    return at(folder, readers, limits, playing -> playing.figures(night));
  }

  private static <T> T at(
      Path folder, Readers readers, SecrecyLimits limits, Function<Playing, T> play) {
    NightClock clock = new NightClock();
    Clock before = GenericEventMessage.clock;
    GenericEventMessage.clock = clock;
    readers.copyTo(folder.resolve("data"));
    try (Served served = Served.sample(folder, limits, clock)) {
      return play.apply(new Playing(served, clock, readers));
    } finally {
      GenericEventMessage.clock = before;
    }
  }

  /** Goes on by a minute and a half with each tally; Axon asks a clock of the whole process. */
  private static final class NightClock extends Clock {
    private volatile Instant now = Instant.parse("2000-01-01T20:30:00Z");

    void next() {
      now = now.plus(Duration.ofSeconds(90));
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  private record Playing(Served served, NightClock clock, Readers readers) {
    List<Map<String, String>> president(HandfulNight night, List<Map<String, String>> opened) {
      List<Map<String, String>> stages = new ArrayList<>();
      List<Long> positions = new ArrayList<>();
      EveryPublicRead figures = read("president", Set.of());
      try (Person everyone = Person.anybody(served)) {
        for (int stage = 1; stage <= SENDING; stage++) {
          send(night, sent(night, stage - 1).size(), sent(night, stage).size());
          if (stage == 1) {
            stages.add(figures.figures(everyone, served));
            positions.add(served.size() - 1);
            reach(served.release("president"));
          }
          stages.add(figures.figures(everyone, served));
          positions.add(served.size() - 1);
        }
        rule(night.ruling("ANNUL"));
        night.correctedLater().keySet().forEach(branch -> tally(night.correction(branch)));
        reach(served.size() - 1);
        stages.add(figures.figures(everyone, served));
        positions.add(served.size() - 1);
        rule(night.ruling("RESTORE"));
        stages.add(figures.figures(everyone, served));
        positions.add(served.size() - 1);
        night.heldBack().forEach(branch -> tally(night.putRight(branch)));
        reach(served.size() - 1);
        for (int stage = 0; stage < positions.size(); stage += 2) {
          long position = positions.get(stage);
          Map<String, String> then = ofApi(stages.get(stage));
          assertThat(figures.at(position, everyone, served, then)).isEqualTo(then);
        }
        stages.add(read("president", night.telling()).by(everyone, served));
        reach(served.releaseAgain("president"));
        for (int stage = 0; stage <= 2; stage++) {
          opened.add(figures.opened(positions.get(stage), everyone, served));
        }
      }
      return stages;
    }

    private static Map<String, String> ofApi(Map<String, String> read) {
      Map<String, String> some = new TreeMap<>(read);
      some.keySet().removeIf(address -> !EveryPublicRead.hasStandpoint(address));
      return some;
    }

    Map<String, String> figures(HandfulNight night) {
      send(night, 0, night.order().size());
      reach(served.release("president"));
      try (Person everyone = Person.anybody(served)) {
        return read("president", Set.of()).figures(everyone, served);
      }
    }

    EveryPublicRead council(boolean swapped) {
      Set<String> branches = new TreeSet<>();
      for (int i = 1; i <= COUNCIL_BRANCHES; i++) {
        branches.add("B%05d".formatted(i));
        tally(document(i, swapped));
      }
      return read("council", branches);
    }

    Map<String, Map<String, String>> everybody(EveryPublicRead read) {
      Map<String, Map<String, String>> all = new LinkedHashMap<>();
      try (Person everyone = Person.anybody(served)) {
        all.put("everyone", read.by(everyone, served));
      }
      for (String name : List.of("operations", "it-support", "elsewhere")) {
        try (Person reader = readers.at(served, name)) {
          all.put(name, read.by(reader, served));
        }
      }
      return all;
    }

    private void send(HandfulNight night, int from, int to) {
      for (String branch : night.order().subList(from, to)) {
        night.documents(branch).forEach(this::tally);
      }
      reach(served.size() - 1);
    }

    private void tally(JsonNode document) {
      clock.next();
      var answer = served.tally(document);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void rule(JsonNode ruling) {
      clock.next();
      var answer = served.post(Served.SAMPLE + "/rulings", ruling);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      reach(Served.JSON.readTree(answer.body()).path("through").asLong());
    }

    /** Waits for the view and for its outcomes; a page shows none that is not ready soon. */
    void reach(long position) {
      var _ = served.read(Served.SAMPLE + "/progress?at-least=" + position);
      for (String contest : List.of("president", "council")) {
        var _ = served.read(Served.SAMPLE + "/contests/" + contest + "/outcome");
      }
    }

    private EveryPublicRead read(String contest, Set<String> branches) {
      Set<String> areas = new TreeSet<>();
      areas(contest, "", areas);
      return new EveryPublicRead(contest, areas, branches);
    }

    private void areas(String contest, String query, Set<String> areas) {
      String path = Served.SAMPLE + "/contests/" + contest + "/results?children=true" + query;
      JsonNode results = served.read(path);
      areas.add(results.path("area").path("code").asString());
      for (JsonNode child : results.path("children")) {
        areas(contest, "&area=" + child.path("area").path("code").asString(), areas);
      }
    }

    private static JsonNode document(int branch, boolean swapped) {
      int valid = 40 + branch;
      int first = swapped ? 20 + branch % 7 : valid - branch % 5;
      int second = swapped ? valid - branch % 5 : 20 + branch % 7;
      return Served.JSON.readTree(
          """
          {"envelope":"council-%d","contest":"council","branch":"B%05d","source":"PAPER",
           "complete":true,
           "ballots":{"inBox":%d,"valid":%d,"invalidTaken":0,"invalidNotTaken":0},
           "votes":{"1":%d,"2":%d,"3":7,"4":6,"5":5,"6":4,"7":3,"8":3,"9":2,"10":2,"11":1,"12":1}}
          """
              .formatted(branch, branch, valid, valid, first, second));
    }
  }
}
