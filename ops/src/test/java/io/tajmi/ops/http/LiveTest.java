package io.tajmi.ops.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.live.LiveLimits;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveTest {
  private static final String TOPIC = "overview/sample?contest=president";
  private static final String CHARTS = "election=sample&contest=president&lang=en";
  private static final LiveLimits LIMITS = limits(10_000, 1_000);

  @TempDir static Path folder;
  private static Served served;

  /** Quick beats, so that nothing is waited for long. */
  private static LiveLimits limits(int clients, int perAddress) {
    LiveLimits usual = LiveLimits.DEFAULT;
    return new LiveLimits(
        clients,
        perAddress,
        usual.innerClientsMax(),
        usual.topicsPerHolderMax(),
        usual.channelsMax(),
        usual.queuedFramesMax(),
        usual.recentFramesMax(),
        usual.recentCellsMax(),
        Duration.ofMillis(200),
        Duration.ofMillis(300),
        Duration.ofMillis(900),
        usual.retry());
  }

  @BeforeAll
  static void serve() {
    served = Served.sample(folder, LIMITS);
    assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static long received(Person.Event event) {
    return Long.parseLong(event.cell("received"));
  }

  @Test
  void a_tally_that_was_accepted_comes_to_those_who_look() {
    try (Person person = Person.anybody(served);
        Person.Watching stream = person.watches(TOPIC)) {
      assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
      assertThat(stream.header("Cache-Control")).contains("no-store");
      assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
      Person.Event all = requireNonNull(stream.next("all"));
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      Person.Event cells = requireNonNull(stream.next("cells"));
      assertThat(received(cells)).isGreaterThan(received(all));
      assertThat(Long.parseLong(cells.id())).isGreaterThan(Long.parseLong(all.id()));
      assertThat(cells.data().size()).isLessThan(all.data().size());
      assertThat(stream.next("beat")).isNotNull();
    }
  }

  @Test
  void a_stream_that_was_lost_goes_on_where_it_was() {
    try (Person person = Person.anybody(served);
        Person.Watching keeps = person.watches(TOPIC)) {
      String id = requireNonNull(keeps.next("all")).id();
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      String newest = requireNonNull(keeps.next("cells")).id();
      try (Person.Watching again = person.watches(TOPIC, "Last-Event-ID", id);
          Person.Watching strange = person.watches(TOPIC, "Last-Event-ID", "999999")) {
        assertThat(requireNonNull(again.next("cells")).id()).isEqualTo(newest);
        assertThat(requireNonNull(strange.next("all")).id()).isEqualTo(newest);
      }
    }
  }

  @Test
  void each_sees_on_one_topic_what_he_may_see_and_votes_of_a_closed_contest_are_not_for_all() {
    try (Person executive = Person.with(served, "exec", new Grant(Role.EXECUTIVE, null));
        Person operations = Person.with(served, "ops", new Grant(Role.OPERATIONS, null));
        Person anybody = Person.anybody(served);
        Person.Watching mayAll = executive.watches(TOPIC);
        Person.Watching mayNot = operations.watches(TOPIC);
        Person.Watching closed = anybody.watches(TOPIC)) {
      for (String event : new String[] {"all", "cells"}) {
        Person.Event all = requireNonNull(mayAll.next(event));
        Person.Event none = requireNonNull(mayNot.next(event));
        Person.Event progress = requireNonNull(closed.next(event));
        assertThat(all.cell("c.1.votes")).matches("[1-9][0-9,]*");
        assertThat(none.cell("c.1.votes")).isIn("—", "");
        assertThat(progress.cell("c.1.votes")).isIn("—", "");
        assertThat(progress.cell("received")).isEqualTo(all.cell("received"));
        assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      }
    }
  }

  private static String ended(Person.Watching stream) {
    return requireNonNull(stream.next("ended")).cell("why");
  }

  @Test
  void who_is_blocked_or_given_another_role_is_told_so_by_the_next_beat_and_sees_nothing_else()
      throws IOException {
    try (Person leaves = Person.with(served, "leaves", new Grant(Role.EXECUTIVE, null));
        Person changes = Person.with(served, "changes", new Grant(Role.OPERATIONS, null));
        Person.Watching first = leaves.watches(TOPIC);
        Person.Watching second = changes.watches(TOPIC)) {
      assertThat(requireNonNull(first.next("all")).cell("c.1.votes")).matches("[1-9][0-9,]*");
      var _ = new Accounts(served.data()).block("leaves");
      var _ = new Accounts(served.data()).assign("changes", new Grant(Role.EXECUTIVE, null));
      for (Person.Watching stream : List.of(first, second)) {
        assertThat(ended(stream)).isEqualTo("LOGGED_OUT");
        assertThat(stream.rest()).isBlank();
      }
    }
  }

  /** The mark of whom a page was made for. */
  private static String mark(Person person) {
    return Jsoup.parse(person.get("/elections/sample").body()).body().attr("data-reader");
  }

  @Test
  void a_stream_that_is_not_for_whom_its_page_was_made_says_so_and_ends() throws IOException {
    try (Person executive = Person.with(served, "marked", new Grant(Role.EXECUTIVE, null));
        Person again = Person.again(served, executive);
        Person other = Person.with(served, "other", new Grant(Role.EXECUTIVE, null));
        Person anybody = Person.anybody(served)) {
      String mark = mark(executive);
      assertThat(mark(anybody)).isEqualTo("everyone");
      assertThat(mark).matches("[0-9a-f]{16}").isEqualTo(mark(again)).isNotEqualTo(mark(other));
      try (Person.Watching own = again.watchesAs(mark, TOPIC);
          Person.Watching out = anybody.watchesAs(mark, TOPIC);
          Person.Watching in = executive.watchesAs("everyone", TOPIC);
          Person.Watching another = other.watchesAs(mark, TOPIC)) {
        assertThat(own.next("all")).isNotNull();
        assertThat(ended(out)).isEqualTo("LOGGED_OUT");
        assertThat(ended(in)).isEqualTo("OTHER_READER");
        assertThat(ended(another)).isEqualTo("OTHER_READER");
        assertThat(out.rest() + in.rest() + another.rest()).isBlank();
      }
      for (String path : List.of("/charts/votes.json?" + CHARTS, "/elections/sample/held-back")) {
        assertThat(again.get(path, "Tajmi-Reader", mark).statusCode()).as(path).isEqualTo(200);
        assertThat(anybody.get(path, "Tajmi-Reader", mark).statusCode()).as(path).isEqualTo(409);
        assertThat(other.get(path, "Tajmi-Reader", mark).statusCode()).as(path).isEqualTo(409);
      }
    }
  }

  /** It ends before the next beat, and whoever comes back for it comes as everyone. */
  @Test
  void who_logs_out_loses_the_stream_at_once(@TempDir Path other) throws IOException {
    LiveLimits usual = LiveLimits.DEFAULT;
    try (Served slow = Served.sample(other, usual);
        Person person = Person.with(slow, "out", new Grant(Role.EXECUTIVE, null));
        Person.Watching stream = person.watches(TOPIC)) {
      assertThat(requireNonNull(stream.next("all")).cell("c.1.votes")).isEqualTo("0");
      long before = System.nanoTime();
      person.logout();
      assertThat(ended(stream)).isEqualTo("LOGGED_OUT");
      assertThat(stream.rest()).isBlank();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(usual.beatEvery());
      try (Person.Watching again = person.watches(TOPIC)) {
        assertThat(requireNonNull(again.next("all")).cell("c.1.votes")).isEqualTo("—");
      }
    }
  }

  @Test
  void who_logs_out_in_one_browser_keeps_the_stream_of_another() {
    try (Person here = Person.with(served, "two", new Grant(Role.EXECUTIVE, null));
        Person there = Person.again(served, here);
        Person.Watching goes = here.watches(TOPIC);
        Person.Watching stays = there.watches(TOPIC)) {
      assertThat(stays.next("all")).isNotNull();
      here.logout();
      assertThat(ended(goes)).isEqualTo("LOGGED_OUT");
      assertThat(stays.next("beat")).isNotNull();
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      assertThat(requireNonNull(stays.next("cells")).cell("c.1.votes")).matches("[1-9][0-9,]*");
    }
  }

  @Test
  void what_names_nothing_is_refused_before_a_stream_begins() {
    try (Person person = Person.anybody(served)) {
      for (String topic : new String[] {"overview/none", "nothing/sample", "", "overview"}) {
        assertThat(person.get("/live?topic=" + topic).statusCode()).as(topic).isEqualTo(404);
      }
      assertThat(person.get("/live").statusCode()).isEqualTo(400);
      var head =
          person.send(
              person
                  .request("/live?topic=overview/sample")
                  .method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertThat(head.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void one_stream_too_many_is_told_to_come_back(@TempDir Path other) {
    try (Served small = Served.sample(other, limits(2, 1));
        Person person = Person.anybody(small)) {
      try (Person.Watching only = person.watches(TOPIC)) {
        assertThat(only.next("all")).isNotNull();
        var refused = person.get("/live?topic=overview/sample");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(small.meter("election_sse_refusals_total", "reason=\"address_full\""))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void a_server_that_stops_ends_its_streams_and_does_not_wait_for_them(@TempDir Path other)
      throws IOException {
    Served stopping = Served.sample(other, LIMITS);
    try (Person person = Person.anybody(stopping);
        Person.Watching stream = person.watches(TOPIC)) {
      assertThat(stream.next("all")).isNotNull();
      long before = System.nanoTime();
      stopping.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
      assertThat(stream.rest()).contains("retry: 2");
    }
  }

  @Test
  void charts_show_what_their_reader_may_see_and_are_sent_once() {
    try (Person executive = Person.with(served, "charts", new Grant(Role.EXECUTIVE, null));
        Person anybody = Person.anybody(served)) {
      Map<String, String> marks =
          Map.of("cumulative", "points", "turnout", "bars", "tiles", "tiles", "heat", "areas");
      marks.forEach((kind, list) -> {
        var answer = anybody.get("/charts/" + kind + ".json?" + CHARTS);
        assertThat(answer.statusCode()).as(kind).isEqualTo(200);
        assertThat(Served.json(answer).path(list).isArray()).as(kind).isTrue();
      });
      var mine = executive.get("/charts/votes.json?" + CHARTS);
      var theirs = anybody.get("/charts/votes.json?" + CHARTS);
      assertThat(Served.json(mine).path("bars").size()).isPositive();
      assertThat(Served.json(mine).path("beside").size()).isEqualTo(2);
      assertThat(Served.json(theirs).path("bars").size()).isZero();
      assertThat(Served.json(theirs).path("head").path("note").asString()).isNotBlank();
      String tag = mine.headers().firstValue("ETag").orElseThrow();
      assertThat(theirs.headers().firstValue("ETag")).isPresent().isNotEqualTo(tag);
      assertThat(executive.get("/charts/votes.json?" + CHARTS, "If-None-Match", tag).statusCode())
          .isEqualTo(304);
      for (String wrong :
          new String[] {
            "votes.json?election=none&contest=president",
            "votes.json?election=sample&contest=none",
            "votes.json?" + CHARTS + "&area=none",
            "none.json?" + CHARTS
          }) {
        assertThat(anybody.get("/charts/" + wrong).statusCode()).as(wrong).isEqualTo(404);
      }
    }
  }
}
