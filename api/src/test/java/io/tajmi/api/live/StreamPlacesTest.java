package io.tajmi.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.text.Language;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {
  private static final Viewer ACCOUNT =
      new Viewer("local:a", List.of(new Grant(Role.EXECUTIVE, null)));

  private final ArrayDeque<StreamPlaces.Place> places = new ArrayDeque<>();
  private StreamPlaces streams = streams(100, 1_000, 1_000);

  private static StreamPlaces streams(int clients, int perAddress, int topics) {
    Duration second = Duration.ofSeconds(1);
    return new StreamPlaces(
        new LiveLimits(clients, perAddress, 3, topics, 9, 1, 1, 1, second, second, second, second),
        new LiveMeters(new SimpleMeterRegistry()));
  }

  private void enter(Viewer viewer, String address, String topic, boolean inner)
      throws Broadcaster.Full {
    StreamPlaces.Place place =
        StreamPlaces.Place.of(
            new Broadcaster.Request(
                topic, Language.EN, new LetIn(viewer, Set.of()), address, inner, null));
    streams.enter(place);
    places.add(place);
  }

  private void refused(Viewer viewer, String address, String topic, boolean inner) {
    assertThatExceptionOfType(Broadcaster.Full.class)
        .isThrownBy(() -> enter(viewer, address, topic, inner));
  }

  private void leaveAll() {
    while (!places.isEmpty()) {
      streams.leave(places.remove());
    }
    assertThat(streams.open()).isZero();
  }

  @Test
  void one_stream_in_ten_is_kept_for_who_has_logged_in() throws Broadcaster.Full {
    for (int i = 0; i < 90; i++) {
      enter(Viewer.PUBLIC, "192.0.2." + i, "wall/e", false);
    }
    refused(Viewer.PUBLIC, "198.51.100.1", "wall/e", false);
    for (int i = 0; i < 10; i++) {
      enter(ACCOUNT, "198.51.100.1", "wall/e", false);
    }
    refused(ACCOUNT, "198.51.100.1", "wall/e", false);
    leaveAll();
    enter(Viewer.PUBLIC, "198.51.100.1", "wall/e", false);
  }

  @Test
  void an_address_looks_at_so_many_topics_and_at_each_as_often_as_it_likes()
      throws Broadcaster.Full {
    streams = streams(1_000, 1_000, 2);
    enter(Viewer.PUBLIC, "192.0.2.1", "branch/e/c/1", false);
    enter(Viewer.PUBLIC, "192.0.2.1", "branch/e/c/2", false);
    refused(Viewer.PUBLIC, "192.0.2.1", "branch/e/c/3", false);
    enter(Viewer.PUBLIC, "192.0.2.1", "branch/e/c/2", false);
    enter(ACCOUNT, "192.0.2.1", "branch/e/c/3", false);
    enter(Viewer.PUBLIC, "192.0.2.2", "branch/e/c/3", false);
    streams.leave(places.remove());
    enter(Viewer.PUBLIC, "192.0.2.1", "branch/e/c/3", false);
    leaveAll();
  }

  @Test
  void an_account_looks_at_no_more_topics_than_an_address_wherever_it_is() throws Broadcaster.Full {
    streams = streams(1_000, 1_000, 1);
    enter(ACCOUNT, "192.0.2.1", "branch/e/c/1", false);
    refused(ACCOUNT, "192.0.2.2", "branch/e/c/2", false);
  }

  @Test
  void all_addresses_of_a_network_of_the_sixth_version_are_one() throws Broadcaster.Full {
    streams = streams(1_000, 2, 1_000);
    enter(Viewer.PUBLIC, "2001:db8:1:2::1", "wall/e", false);
    enter(Viewer.PUBLIC, "2001:db8:1:2:aaaa::1", "wall/e", false);
    refused(Viewer.PUBLIC, "2001:db8:1:2:bbbb:cccc::9", "wall/e", false);
    enter(Viewer.PUBLIC, "2001:db8:1:3::1", "wall/e", false);
    enter(Viewer.PUBLIC, "::ffff:192.0.2.1", "wall/e", false);
    enter(Viewer.PUBLIC, "not:an:address", "wall/e", false);
  }

  @Test
  void the_inner_door_keeps_threads_for_what_is_no_stream() throws Broadcaster.Full {
    for (int i = 0; i < 3; i++) {
      enter(ACCOUNT, "192.0.2.1", "wall/e", true);
    }
    refused(ACCOUNT, "192.0.2.1", "wall/e", true);
    enter(ACCOUNT, "192.0.2.1", "wall/e", false);
  }
}
