package io.tajmi.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginLimitTest {
  private Instant now = Instant.parse("2026-01-01T18:00:00Z");
  private final LoginLimit limit = new LoginLimit(() -> now);

  private void fail(int times, String name, String address) {
    for (int i = 0; i < times; i++) {
      limit.failed(name, address);
    }
  }

  private void after(Duration time) {
    now = now.plus(time);
  }

  @Test
  void a_few_slips_cost_nothing_and_then_each_one_doubles_the_wait() {
    fail(4, "a", "1");
    assertThat(limit.open("a", "1")).isTrue();
    fail(1, "a", "1");
    assertThat(limit.open("a", "1")).isFalse();
    after(Duration.ofSeconds(1));
    assertThat(limit.open("a", "1")).isTrue();
    fail(1, "a", "1");
    after(Duration.ofSeconds(1));
    assertThat(limit.open("a", "1")).isFalse();
    after(Duration.ofSeconds(1));
    assertThat(limit.open("a", "1")).isTrue();
  }

  @Test
  void nobody_is_kept_out_of_an_account_for_more_than_a_minute_after_the_last_guess() {
    for (int i = 0; i < 500; i++) {
      limit.failed("a", "address-" + i);
    }
    assertThat(limit.open("a", "mine")).isFalse();
    after(Duration.ofMinutes(1));
    assertThat(limit.open("a", "mine")).isTrue();
  }

  @Test
  void an_address_that_tries_many_names_waits_and_others_do_not() {
    for (int i = 0; i < 40; i++) {
      limit.failed("name-" + i, "1");
    }
    assertThat(limit.open("another", "1")).isFalse();
    assertThat(limit.open("another", "2")).isTrue();
    after(Duration.ofMinutes(15));
    assertThat(limit.open("another", "1")).isTrue();
  }

  @Test
  void the_right_password_forgives_the_account_and_not_the_address() {
    fail(25, "a", "1");
    limit.succeeded("a");
    assertThat(limit.open("a", "2")).isTrue();
    assertThat(limit.open("a", "1")).isFalse();
  }

  @Test
  void old_failures_are_forgotten() {
    fail(5, "a", "1");
    after(Duration.ofMinutes(20));
    fail(1, "a", "1");
    assertThat(limit.open("a", "1")).isTrue();
  }

  @Test
  void what_is_remembered_is_bounded() {
    for (int i = 0; i < 20_000; i++) {
      limit.failed("name-" + i, "address-" + i);
    }
    assertThat(limit.remembered()).isEqualTo(10_000);
  }
}
