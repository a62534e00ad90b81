package io.tajmi.api.access.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginLimitTest {
  private Instant now = Instant.parse("2026-01-01T18:00:00Z");
  private final LoginLimit limit = new LoginLimit(() -> now);

  private void fail(int times, String name, String address) {
    for (int i = 0; i < times; i++) {
      limit.failed(name, ClientOrigin.of(address));
    }
  }

  private boolean open(String name, String address) {
    return limit.open(name, ClientOrigin.of(address));
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  @Test
  void a_few_slips_cost_nothing_and_then_each_one_doubles_the_wait() {
    fail(4, "a", "192.0.2.1");
    assertThat(open("a", "192.0.2.1")).isTrue();
    fail(1, "a", "192.0.2.1");
    assertThat(open("a", "192.0.2.1")).isFalse();
    after(Duration.ofSeconds(1));
    assertThat(open("a", "192.0.2.1")).isTrue();
    fail(1, "a", "192.0.2.1");
    after(Duration.ofSeconds(1));
    assertThat(open("a", "192.0.2.1")).isFalse();
    after(Duration.ofSeconds(1));
    assertThat(open("a", "192.0.2.1")).isTrue();
  }

  @Test
  void guesses_from_elsewhere_keep_nobody_out_however_many_and_from_however_many_places() {
    for (int i = 0; i < 5_000; i++) {
      fail(1, "a", "198.51.100." + i % 250);
      fail(1, "a", "192.0.2." + i % 250);
    }
    assertThat(open("a", "203.0.113.1")).isTrue();
    assertThat(open("a", "198.51.100.7")).isFalse();
  }

  @Test
  void who_guesses_waits_no_longer_than_a_minute_for_one_account() {
    fail(19, "a", "192.0.2.1");
    after(Duration.ofSeconds(59));
    assertThat(open("a", "192.0.2.1")).isFalse();
    after(Duration.ofSeconds(1));
    assertThat(open("a", "192.0.2.1")).isTrue();
  }

  @Test
  void an_address_that_tries_many_names_waits_and_others_do_not() {
    for (int i = 0; i < 40; i++) {
      fail(1, "name-" + i, "192.0.2.1");
    }
    assertThat(open("another", "192.0.2.1")).isFalse();
    assertThat(open("another", "192.0.2.2")).isTrue();
    after(Duration.ofMinutes(15));
    assertThat(open("another", "192.0.2.1")).isTrue();
  }

  @Test
  void who_was_let_in_from_there_before_does_not_wait_for_what_others_there_guess() {
    limit.succeeded("a", ClientOrigin.of("192.0.2.1"));
    for (int i = 0; i < 40; i++) {
      fail(1, "name-" + i, "192.0.2.1");
    }
    assertThat(open("b", "192.0.2.1")).isFalse();
    assertThat(open("a", "192.0.2.1")).isTrue();
    fail(5, "a", "192.0.2.1");
    assertThat(open("a", "192.0.2.1")).isFalse();
  }

  @Test
  void the_right_password_forgives_the_account_there_and_not_the_address() {
    fail(25, "a", "192.0.2.1");
    limit.succeeded("a", ClientOrigin.of("192.0.2.1"));
    assertThat(open("a", "192.0.2.1")).isTrue();
    assertThat(open("b", "192.0.2.1")).isFalse();
  }

  @Test
  void old_failures_are_forgotten() {
    fail(5, "a", "192.0.2.1");
    after(Duration.ofMinutes(20));
    fail(1, "a", "192.0.2.1");
    assertThat(open("a", "192.0.2.1")).isTrue();
  }

  @Test
  void all_addresses_of_one_ipv6_network_are_one() {
    fail(3, "a", "2001:db8:1:2::1");
    fail(2, "a", "2001:db8:1:2:ffff::9");
    assertThat(open("a", "2001:db8:1:2::77")).isFalse();
    assertThat(open("a", "2001:db8:1:3::1")).isTrue();
  }

  @Test
  void neighbours_of_who_guesses_are_counted_and_not_delayed() {
    fail(30, "a", "192.0.2.1");
    fail(1, "b", "2001:db8:1:2::1");
    assertThat(limit.failuresNear(ClientOrigin.of("192.0.2.200"))).isEqualTo(30);
    assertThat(limit.failuresNear(ClientOrigin.of("192.0.3.1"))).isZero();
    assertThat(limit.failuresNear(ClientOrigin.of("2001:db8:1:ffff::1"))).isEqualTo(1);
    assertThat(limit.failuresNear(ClientOrigin.of("2001:db8:2::1"))).isZero();
    assertThat(open("a", "192.0.2.200")).isTrue();
    after(Duration.ofMinutes(16));
    assertThat(limit.failuresNear(ClientOrigin.of("192.0.2.200"))).isZero();
  }

  @Test
  void what_is_remembered_is_bounded() {
    for (int i = 0; i < 20_000; i++) {
      fail(1, "name-" + i, "address-" + i);
    }
    assertThat(limit.remembered()).isEqualTo(10_000);
  }

  @Test
  void an_account_knows_the_last_eight_places_that_it_was_entered_from() {
    for (int i = 1; i <= 9; i++) {
      limit.succeeded("a", ClientOrigin.of("192.0.2." + i));
    }
    assertThat(limit.knows("a", ClientOrigin.of("192.0.2.9"))).isTrue();
    assertThat(limit.knows("a", ClientOrigin.of("192.0.2.2"))).isTrue();
    assertThat(limit.knows("a", ClientOrigin.of("192.0.2.1"))).isFalse();
    assertThat(limit.knows("b", ClientOrigin.of("192.0.2.9"))).isFalse();
  }
}
