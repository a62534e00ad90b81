package io.tajmi.api.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CheckingOrderTest {
  private final CheckingOrder order = new CheckingOrder(new CheckingOrder.Limits(1, 4, 3));
  private final List<String> looked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch held = new CountDownLatch(1);
  private final List<CompletableFuture<Boolean>> comers = new ArrayList<>();

  private boolean look(String address, boolean known) {
    return look(address, known, 0);
  }

  private boolean look(String address, boolean known, int failuresNear) {
    try {
      return order.look(ClientOrigin.of(address), known, failuresNear, () -> looked.add(address));
    } catch (CheckingOrder.TooMany many) {
      throw new IllegalStateException(many);
    }
  }

  /** One password is being looked at until {@link #held} is let go. */
  private void hold() throws InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    comers.add(
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return order.look(
                    ClientOrigin.of("first"),
                    false,
                    0,
                    () -> {
                      looking.countDown();
                      awaitHeld();
                      return true;
                    });
              } catch (CheckingOrder.TooMany many) {
                throw new IllegalStateException(many);
              }
            },
            Executors.newVirtualThreadPerTaskExecutor()));
    looking.await();
  }

  private void awaitHeld() {
    try {
      held.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Somebody comes, and waits. */
  private void comes(String address, boolean known) {
    comes(address, known, 0);
  }

  private void comes(String address, boolean known, int failuresNear) {
    int before = order.waiting();
    comers.add(
        CompletableFuture.supplyAsync(
            () -> look(address, known, failuresNear), Executors.newVirtualThreadPerTaskExecutor()));
    while (order.waiting() == before) {
      Thread.onSpinWait();
    }
  }

  private void letGo() {
    held.countDown();
    comers.forEach(comer -> assertThat(comer.join()).isTrue());
  }

  @Test
  void who_comes_from_a_known_address_goes_before_all_strangers_that_wait() throws Exception {
    hold();
    for (String stranger : List.of("192.0.1.1", "192.0.2.1", "192.0.3.1")) {
      comes(stranger, false);
    }
    comes("203.0.113.1", true);
    comes("203.0.113.2", true);
    assertThat(looked).isEmpty();
    letGo();
    assertThat(looked)
        .containsExactly("203.0.113.1", "203.0.113.2", "192.0.1.1", "192.0.2.1", "192.0.3.1");
    assertThat(look("192.0.9.1", false)).isTrue();
    assertThat(order.waiting()).isZero();
  }

  @Test
  void strangers_find_room_only_so_far_and_those_who_are_known_always() throws Exception {
    hold();
    for (int i = 0; i < 3; i++) {
      comes("192.0.1.1", false);
    }
    assertThatThrownBy(() -> look("192.0.1.1", false))
        .hasCauseInstanceOf(CheckingOrder.TooMany.class);
    comes("192.0.2.1", false);
    assertThatThrownBy(() -> look("192.0.3.1", false, 3))
        .hasCauseInstanceOf(CheckingOrder.TooMany.class);
    for (int i = 0; i < 10; i++) {
      comes("192.0.1.1", true);
    }
    letGo();
    assertThat(looked).hasSize(14);
  }

  @Test
  void who_is_new_goes_before_a_crowd_that_has_guessed_or_waits_already() throws Exception {
    hold();
    comes("192.0.1.1", false, 5);
    comes("192.0.2.1", false);
    comes("192.0.2.2", false);
    comes("203.0.113.7", false);
    letGo();
    assertThat(looked).containsExactly("192.0.2.1", "203.0.113.7", "192.0.2.2", "192.0.1.1");
  }

  @Test
  void a_crowd_that_takes_all_room_keeps_nobody_new_out() throws Exception {
    hold();
    for (int i = 0; i < 4; i++) {
      comes("192.0." + i + ".1", false, 1);
    }
    CompletableFuture<Boolean> last = comers.removeLast();
    CompletableFuture<Boolean> owner =
        CompletableFuture.supplyAsync(
            () -> look("203.0.113.7", false), Executors.newVirtualThreadPerTaskExecutor());
    assertThatThrownBy(last::join).hasRootCauseInstanceOf(CheckingOrder.TooMany.class);
    assertThatThrownBy(() -> look("192.0.9.1", false, 1))
        .hasCauseInstanceOf(CheckingOrder.TooMany.class);
    letGo();
    assertThat(owner.join()).isTrue();
    assertThat(looked).first().isEqualTo("203.0.113.7");
    assertThat(looked).hasSize(4);
  }

  @Test
  void a_password_that_cannot_be_looked_at_frees_its_place() {
    assertThatThrownBy(() ->
            order.look(
                ClientOrigin.of("192.0.1.1"),
                false,
                0,
                () -> {
                  throw new LoginRefused(LoginRefused.Why.WAIT);
                }))
        .isInstanceOf(LoginRefused.class);
    assertThat(look("192.0.1.1", false)).isTrue();
  }
}
