package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.live.LiveLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several pages on one stream, as the windows of one browser share it. */
@Timeout(60)
class BundleTest {
  private static final String OVERVIEW = "&topic=overview/sample";
  private static final String WALL = "&topic=wall/sample";
  private static final String NONE = "&topic=overview/none";

  @TempDir static Path folder;
  private static Served served;
  private static Person anybody;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder, LiveLimits.DEFAULT);
    anybody = Person.anybody(served);
    assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    anybody.close();
    served.close();
  }

  private static Person.Watching watch(String topics) {
    return anybody.watchesAt("/live?lang=en" + topics);
  }

  /** The next event of a name for the page at a place. */
  private static List<String> next(Person.Watching stream, int place, String name)
      throws IOException {
    List<String> event = stream.lines();
    while (!event.isEmpty()
        && !(event.getFirst().equals("data: " + place) && event.contains("event: " + name))) {
      event = stream.lines();
    }
    return event;
  }

  private static String id(List<String> event) {
    return event.stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> line.substring(4))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_page_of_a_stream_gets_its_own_frames_and_says_which_it_is() throws IOException {
    try (Person.Watching stream = watch(OVERVIEW + WALL)) {
      Set<String> first = new HashSet<>();
      for (List<String> event = stream.lines(); first.size() < 2; event = stream.lines()) {
        if (event.contains("event: all")) {
          first.add(event.getFirst());
        }
      }
      assertThat(first).containsExactlyInAnyOrder("data: 0", "data: 1");
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      Set<String> changed = new HashSet<>();
      for (List<String> event = stream.lines(); changed.size() < 2; event = stream.lines()) {
        if (event.contains("event: cells")) {
          assertThat(event.getLast()).startsWith("data: {").contains("\"asof.position\"");
          changed.add(event.getFirst());
        }
      }
    }
  }

  @Test
  void a_page_that_was_seen_gets_what_changed_and_another_gets_the_whole() throws IOException {
    String last;
    try (Person.Watching stream = watch(OVERVIEW + WALL)) {
      last = id(next(stream, 0, "all"));
      try (Person.Watching again = watch(OVERVIEW + "&seen=" + last + WALL + "&seen=")) {
        assertThat(next(again, 1, "all")).isNotEmpty();
      }
      try (Person.Watching again = watch(OVERVIEW + "&seen=" + last + WALL + "&seen=")) {
        assertThat(id(next(again, 0, "cells"))).isEqualTo(last);
      }
    }
  }

  @Test
  void a_page_that_there_is_not_is_over_and_the_others_go_on() throws IOException {
    try (Person.Watching stream = watch(NONE + OVERVIEW)) {
      assertThat(next(stream, 0, "over")).containsExactly("data: 0", "event: over");
    }
    try (Person.Watching stream = watch(NONE + OVERVIEW)) {
      assertThat(next(stream, 1, "all")).isNotEmpty();
    }
    assertThat(anybody.get("/live?lang=en" + NONE + NONE).statusCode()).isEqualTo(503);
  }

  @Test
  void a_stream_carries_sixteen_pages_and_each_counts_as_a_stream() throws IOException {
    double before = served.meter("election_sse_subscribers", "");
    String sixteen = areas(16);
    try (Person.Watching stream = watch(sixteen)) {
      assertThat(next(stream, 15, "all")).isNotEmpty();
      assertThat(served.meter("election_sse_subscribers", "")).isEqualTo(before + 16);
    }
    assertThat(anybody.get("/live?lang=en" + areas(17)).statusCode()).isEqualTo(400);
  }

  private static String areas(int pages) {
    return IntStream.range(0, pages)
        .mapToObj(i -> "&topic=branch/sample/president/B%05d".formatted(i + 1))
        .collect(Collectors.joining());
  }

  @Test
  void who_logs_out_loses_every_page_of_the_stream() throws IOException {
    try (Person person = Person.with(served, "bundled", new Grant(Role.EXECUTIVE, null));
        Person.Watching stream = person.watchesAt("/live?lang=en" + OVERVIEW + WALL)) {
      assertThat(next(stream, 0, "all")).isNotEmpty();
      person.logout();
      assertThat(stream.rest()).contains("data: 0\nevent: over", "data: 1\nevent: over");
    }
  }
}
