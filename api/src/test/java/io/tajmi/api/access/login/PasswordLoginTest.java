package io.tajmi.api.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

@Timeout(60)
class PasswordLoginTest {
  private static final Executor THREADS =
      task -> {
        var _ = Thread.ofVirtual().start(task);
      };

  @TempDir Path folder;

  private CheckingOrder order = new CheckingOrder(new CheckingOrder.Limits(1, 0, 0));
  private final CountDownLatch held = new CountDownLatch(1);

  /** A crowd's password is looked at, and no more of them may wait. */
  private CompletableFuture<Boolean> crowd() throws InterruptedException {
    CountDownLatch looking = new CountDownLatch(1);
    CompletableFuture<Boolean> crowd =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return order.look(ClientOrigin.of("192.0.2.1"), false, 0, () -> hold(looking));
              } catch (CheckingOrder.TooMany many) {
                throw new IllegalStateException(many);
              }
            },
            THREADS);
    looking.await();
    return crowd;
  }

  private boolean hold(CountDownLatch looking) {
    looking.countDown();
    try {
      held.await();
      return true;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static Authentication asked(String password, boolean inner) {
    return asked("198.51.100.7", password, inner);
  }

  private static Authentication asked(String address, String password, boolean inner) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/login");
    request.setRemoteAddr(address);
    if (inner) {
      InnerPort.mark(request);
    }
    UsernamePasswordAuthenticationToken asked =
        UsernamePasswordAuthenticationToken.unauthenticated("p", password);
    asked.setDetails(new LoginDetails(request));
    return asked;
  }

  @Test
  void a_crowd_of_strangers_keeps_nobody_out_at_the_inner_door() throws Exception {
    InstantSource clock = InstantSource.system();
    Accounts accounts = new Accounts(folder);
    String password =
        accounts.add("p", Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null))).secret();
    try (AccessLog log = new AccessLog(folder, clock)) {
      PasswordLogin login = new PasswordLogin(accounts, new LoginLimit(clock), order, log);
      CompletableFuture<Boolean> crowd = crowd();
      assertThatExceptionOfType(LoginRefused.class)
          .as("a stranger at the public port finds the queue full")
          .isThrownBy(() -> login.authenticate(asked(password, false)));
      CompletableFuture<Authentication> owner =
          CompletableFuture.supplyAsync(() -> login.authenticate(asked(password, true)), THREADS);
      while (order.waiting() == 0) {
        Thread.onSpinWait();
      }
      held.countDown();
      assertThat(owner.join().isAuthenticated()).isTrue();
      assertThat(crowd.join()).isTrue();
    }
  }

  @Test
  void an_owner_in_a_new_place_comes_in_although_a_crowd_that_guesses_takes_all_room()
      throws Exception {
    InstantSource clock = InstantSource.system();
    order = new CheckingOrder(new CheckingOrder.Limits(1, 8, 4));
    Accounts accounts = new Accounts(folder);
    String password =
        accounts.add("p", Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null))).secret();
    LoginLimit limit = new LoginLimit(clock);
    try (AccessLog log = new AccessLog(folder, clock)) {
      PasswordLogin login = new PasswordLogin(accounts, limit, order, log);
      CompletableFuture<Boolean> first = crowd();
      List<CompletableFuture<Authentication>> guesses = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String address = "192.0." + i + ".1";
        limit.failed("p", ClientOrigin.of(address));
        int before = order.waiting();
        guesses.add(
            CompletableFuture.supplyAsync(
                () -> login.authenticate(asked(address, "wrong", false)), THREADS));
        while (order.waiting() == before) {
          Thread.onSpinWait();
        }
      }
      CompletableFuture<Authentication> owner =
          CompletableFuture.supplyAsync(
              () -> login.authenticate(asked("198.51.100.7", password, false)), THREADS);
      assertThat(CompletableFuture.anyOf(guesses.toArray(CompletableFuture[]::new)))
          .as("who guessed and came last is turned away")
          .failsWithin(Duration.ofSeconds(20));
      held.countDown();
      assertThat(owner.join().isAuthenticated()).isTrue();
      assertThat(first.join()).isTrue();
      guesses.forEach(guess -> assertThat(guess).failsWithin(Duration.ofSeconds(20)));
    }
  }
}
