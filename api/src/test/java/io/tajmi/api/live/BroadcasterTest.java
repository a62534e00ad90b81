package io.tajmi.api.live;

import static io.tajmi.api.live.Watched.OTHER;
import static io.tajmi.api.live.Watched.TOPIC;
import static io.tajmi.api.live.Watched.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.election.AreaCode;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Concerned;
import io.tajmi.replay.check.Stop;
import io.tajmi.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BroadcasterTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Viewer EXECUTIVE = viewer("a-1", Role.EXECUTIVE, null);
  private static final Viewer OPERATIONS = viewer("a-2", Role.OPERATIONS, null);

  private final Watched night = new Watched();

  private static Viewer viewer(String actor, Role role, @Nullable String area) {
    return new Viewer(actor, List.of(new Grant(role, area == null ? null : new AreaCode(area))));
  }

  private static String id(String frame) {
    return frame.lines().findFirst().orElse("").replace("id: ", "");
  }

  @Test
  void a_stream_begins_with_every_cell() {
    Subscriber stream = night.cell("a", "1").opens(Viewer.PUBLIC);
    assertThat(read(stream)).singleElement().asString().startsWith("id: 0\nevent: all\ndata: {");
    Subscriber another = night.opens(Viewer.PUBLIC);
    assertThat(read(another))
        .singleElement()
        .asString()
        .contains("\"a\":\"1\"", "\"at\":\"EN 0\"", "\"votes\":\"7\"")
        .endsWith("}\n\n");
  }

  @Test
  void many_snapshots_in_a_second_are_one_frame_of_the_latest() {
    Subscriber stream = night.cell("a", "1").cell("b", "1").opens(Viewer.PUBLIC);
    read(stream);
    night.after(SECOND);
    for (int position = 1; position <= 50; position++) {
      night.cell("a", "n" + position).publish(position);
      night.after(MOMENT);
    }
    assertThat(read(stream)).map(BroadcasterTest::id).containsExactly("1");
    night.after(SECOND);
    assertThat(read(stream))
        .containsExactly("id: 50\nevent: cells\ndata: {\"a\":\"n50\",\"at\":\"EN 50\"}\n\n");
    night.after(SECOND);
    assertThat(read(stream)).isEmpty();
  }

  @Test
  void a_turn_says_when_the_next_frame_is_due() {
    read(night.opens(Viewer.PUBLIC));
    night.after(SECOND);
    night.publish(1);
    assertThat(night.after(MOMENT)).isEqualTo(SECOND.toNanos());
    night.publish(2);
    assertThat(night.after(Duration.ofMillis(400))).isEqualTo(Duration.ofMillis(600).toNanos());
  }

  @Test
  void cells_are_made_once_for_all_who_have_the_same_rights() {
    List<Subscriber> streams =
        IntStream.range(0, 100).mapToObj(i -> night.opens(Viewer.PUBLIC)).toList();
    assertThat(night.made).isEqualTo(1);
    streams.forEach(Watched::read);
    night.publish(1);
    night.after(SECOND);
    assertThat(night.made).isEqualTo(2);
    assertThat(streams).allSatisfy(stream -> assertThat(read(stream)).hasSize(1));
    assertThat(night.counted("election.sse.frames")).isEqualTo(1);
  }

  @Test
  void a_client_that_comes_back_gets_what_it_missed() {
    read(night.cell("a", "1").cell("b", "1").cell("c", "1").opens(Viewer.PUBLIC));
    night.cell("a", "2").publish(4);
    night.after(SECOND);
    night.cell("b", "2").publish(9);
    night.after(SECOND);
    night.without("c");
    night.publish(12);
    night.after(SECOND);
    assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, "4")))
        .singleElement()
        .asString()
        .startsWith("id: 12\nevent: cells\n")
        .contains("\"b\":\"2\"", "\"c\":null", "\"at\":\"EN 12\"")
        .doesNotContain("\"a\"");
    assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, "12")))
        .containsExactly("id: 12\nevent: cells\ndata: {}\n\n");
  }

  @Test
  void what_the_node_stops_is_told_at_once_at_the_same_position_and_to_who_comes_back() {
    Subscriber stream = night.cell("a", "1").cell("b", "1").opens(Viewer.PUBLIC);
    read(stream);
    night.after(SECOND);
    Stop stop = new Stop(Concerned.ALL, 7, Instant.EPOCH, 5, true, true, null);
    night.check = new CheckStatus(null, 5, 1, stop, CheckStatus.Live.DAMAGED);
    night.without("b");
    night.after(SECOND);
    assertThat(read(stream))
        .singleElement()
        .asString()
        .startsWith("id: 0-stop7\nevent: all\n")
        .contains("\"a\":\"1\"")
        .doesNotContain("\"b\"");
    night.after(SECOND);
    assertThat(read(stream)).isEmpty();
    assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, "0")))
        .as("with the frame of before")
        .singleElement()
        .asString()
        .contains("event: all\n");
    assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, "0-stop7")))
        .containsExactly("id: 0-stop7\nevent: cells\ndata: {}\n\n");
  }

  @Test
  void a_client_whose_last_frame_is_not_remembered_gets_all() {
    read(night.opens(Viewer.PUBLIC));
    int past = LiveLimits.DEFAULT.recentFramesMax() + 1;
    for (int position = 1; position <= past; position++) {
      night.publish(position);
      night.after(SECOND);
    }
    assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, "1")).getFirst()).contains("event: cells");
    for (String unknown : List.of("0", "777", "", "x", "1-", "-", "99999999999999999999")) {
      assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, unknown)))
          .as(unknown)
          .singleElement()
          .asString()
          .contains("event: all");
    }
  }

  @Test
  void a_slow_client_gets_the_whole_anew_and_its_queue_does_not_grow() {
    Subscriber slow = night.opens(Viewer.PUBLIC);
    Subscriber quick = night.opens(Viewer.PUBLIC);
    for (int position = 1; position <= 100; position++) {
      night.cell("a", "n" + position).publish(position);
      night.after(SECOND);
      read(quick);
      assertThat(slow.waiting()).isLessThanOrEqualTo(LiveLimits.DEFAULT.queuedFramesMax());
    }
    assertThat(read(slow))
        .singleElement()
        .asString()
        .startsWith("id: 100\nevent: all\n")
        .contains("\"a\":\"n100\"");
    assertThat(night.counted("election.sse.resyncs")).isEqualTo(1);
    night.cell("a", "n101").publish(101);
    night.after(SECOND);
    assertThat(read(slow)).singleElement().asString().startsWith("id: 101\nevent: cells\n");
  }

  @Test
  void frames_are_never_shared_between_viewers_with_other_rights() {
    Subscriber executive = night.opens(EXECUTIVE);
    Subscriber operations = night.opens(OPERATIONS);
    assertThat(read(executive)).singleElement().asString().contains("\"votes\":\"7\"");
    assertThat(read(operations)).singleElement().asString().contains("\"votes\":\"none\"");
    night.publish(1);
    night.after(SECOND);
    List<String> ids =
        List.of(read(executive), read(operations), read(night.opens(Viewer.PUBLIC))).stream()
            .map(frames -> id(frames.getFirst()))
            .toList();
    assertThat(ids).doesNotHaveDuplicates().endsWith("1");
    assertThat(ids).allMatch(id -> id.equals("1") || id.startsWith("1-"));
  }

  @Test
  void a_frame_names_nobody() {
    String frame = read(night.opens(EXECUTIVE)).getFirst();
    assertThat(frame).contains("\"by\":\"audience:").doesNotContain("a-1");
  }

  @Test
  void who_comes_back_with_other_rights_gets_all_even_at_the_same_position() {
    Subscriber executive = night.opens(EXECUTIVE);
    read(night.opens(Viewer.PUBLIC));
    String seen = id(read(executive).getFirst());
    assertThat(read(night.opens(EXECUTIVE, TOPIC, seen)).getFirst()).contains("event: cells");
    assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, seen)).getFirst()).contains("event: all");
    assertThat(read(night.opens(OPERATIONS, TOPIC, seen)).getFirst()).contains("event: all");
    assertThat(read(night.opens(EXECUTIVE, TOPIC, "0")).getFirst()).contains("event: all");
  }

  @Test
  void nobodys_rights_change_under_a_stream_it_ends_with_a_frame_that_says_so()
      throws InterruptedException {
    Subscriber stream = night.opens(EXECUTIVE);
    Subscriber other = night.opens(Viewer.PUBLIC);
    read(stream);
    read(other);
    night.lost.add(EXECUTIVE);
    night.publish(1);
    night.after(SECOND);
    assertThat(read(stream)).containsExactly("event: ended\ndata: {\"why\":\"LOGGED_OUT\"}\n\n");
    assertThat(stream.take()).isNull();
    assertThat(read(other)).singleElement().asString().startsWith("id: 1\n");
  }

  @Test
  void rights_that_are_lost_on_a_quiet_night_end_the_stream_at_the_next_beat() {
    Subscriber stream = night.opens(EXECUTIVE);
    read(stream);
    night.lost.add(EXECUTIVE);
    night.after(LiveLimits.DEFAULT.beatEvery());
    assertThat(read(stream)).singleElement().asString().startsWith("event: ended\n");
  }

  @Test
  void a_beat_says_that_figures_are_current_only_while_the_view_follows_the_log() {
    Subscriber stream = night.opens(Viewer.PUBLIC);
    read(stream);
    night.after(Duration.ofSeconds(5));
    assertThat(read(stream))
        .containsExactly("event: beat\ndata: {\"position\":0,\"now\":1000}\n\n");
    night.head = 9;
    night.after(Duration.ofSeconds(5));
    assertThat(read(stream)).as("9 has only just come").hasSize(1);
    night.after(Duration.ofSeconds(5));
    assertThat(read(stream)).as("the view stands still").containsExactly(":\n\n");
    night.publish(9);
    night.after(Duration.ofSeconds(5));
    assertThat(read(stream)).contains("event: beat\ndata: {\"position\":9,\"now\":1000}\n\n");
  }

  @Test
  void topics_and_languages_do_not_mix() {
    Subscriber overview = night.opens(Viewer.PUBLIC);
    Subscriber progress = night.opens(Viewer.PUBLIC, OTHER, null);
    read(overview);
    read(progress);
    assertThat(night.made).isEqualTo(2);
    assertThatThrownBy(() ->
            night.broadcaster.subscribe(
                new Broadcaster.Request(
                    "nothing", Language.EN, night.as(Viewer.PUBLIC), "x", false, null)))
        .isInstanceOf(Broadcaster.NoSuchTopic.class);
    assertThat(night.streams()).isEqualTo(2);
  }

  @Test
  void streams_are_limited_and_a_closed_one_makes_room() {
    Watched small = new Watched(LiveLimits.DEFAULT.withClients(3, 2));
    Subscriber first = small.opens(Viewer.PUBLIC, TOPIC, null, "192.0.2.1");
    small.opens(Viewer.PUBLIC, TOPIC, null, "192.0.2.1");
    assertThatThrownBy(() -> small.opens(Viewer.PUBLIC, TOPIC, null, "192.0.2.1"))
        .hasCauseInstanceOf(Broadcaster.Full.class);
    small.opens(Viewer.PUBLIC, TOPIC, null, "192.0.2.2");
    assertThatThrownBy(() -> small.opens(Viewer.PUBLIC, TOPIC, null, "192.0.2.3"))
        .hasCauseInstanceOf(Broadcaster.Full.class);
    assertThat(small.streams()).isEqualTo(3);
    small.broadcaster.leave(first);
    small.opens(Viewer.PUBLIC, TOPIC, null, "192.0.2.1");
    assertThat(small.streams()).isEqualTo(3);
  }

  @Test
  void nothing_is_made_for_a_topic_that_nobody_looks_at_any_more() {
    Subscriber only = night.opens(Viewer.PUBLIC);
    night.broadcaster.leave(only);
    night.publish(1);
    night.after(SECOND);
    assertThat(night.made).isEqualTo(1);
    assertThat(read(night.opens(Viewer.PUBLIC, TOPIC, "0")).getFirst())
        .startsWith("id: 1\nevent: all");
  }

  @Test
  void a_page_that_fails_ends_its_own_streams_only() throws InterruptedException {
    Subscriber stream = night.opens(Viewer.PUBLIC);
    read(stream);
    night.breakPages(true);
    night.publish(1);
    assertThatThrownBy(() -> night.after(SECOND)).hasMessageContaining("cannot be made");
    assertThat(read(stream)).singleElement().asString().startsWith("retry: ");
    assertThat(stream.take()).isNull();
    night.broadcaster.leave(stream);
    assertThatThrownBy(() -> night.opens(Viewer.PUBLIC)).hasMessageContaining("cannot be made");
    assertThat(night.streams()).isZero();
    night.breakPages(false);
    night.after(SECOND);
    assertThat(read(night.opens(Viewer.PUBLIC))).hasSize(1);
  }

  @Test
  void a_shutdown_ends_every_stream_and_spreads_the_coming_back() throws InterruptedException {
    Subscriber first = night.opens(Viewer.PUBLIC);
    Subscriber second = night.opens(EXECUTIVE);
    night.broadcaster.close();
    String one = read(first).getFirst();
    String two = read(second).getFirst();
    assertThat(List.of(one, two)).allMatch(frame -> frame.matches("retry: 200[0-9]\n\n"));
    assertThat(one).isNotEqualTo(two);
    assertThat(first.take()).isNull();
    assertThat(second.take()).isNull();
    assertThatThrownBy(() -> night.opens(Viewer.PUBLIC)).hasCauseInstanceOf(Broadcaster.Full.class);
  }
}
