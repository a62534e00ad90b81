package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What a crowd at the public port takes, and what it does not. */
class CrowdTest {
  private static final int HALF_REQUESTS = 8_300;
  private static final int OTHER_FILES = 2_000;
  private static final int OTHER_CONNECTIONS = 500;

  /** Connections that the system holds before the server has taken them. */
  private static final int WAITING = 100;

  private static final String HALF_FORM =
      "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n\r\nuser";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void serve() {
    // So long that no half request is dropped before all have come, however slow this machine is.
    served = Served.sample(folder, Map.of("server.tomcat.connection-timeout", "2m"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /** Two of each branch in two languages, and one page of the branches after it. */
  private static List<String> topics() {
    List<String> topics = new ArrayList<>();
    for (int i = 1; i <= Served.BRANCHES; i++) {
      String branch = "B%05d".formatted(i);
      for (String language : List.of("fa", "en")) {
        topics.add("branch/sample/president/" + branch + "&lang=" + language);
        topics.add("progress/sample%3Fafter=" + branch + "&lang=" + language);
      }
      topics.add("progress/sample%3Fcontest=president%26after=" + branch);
    }
    return topics;
  }

  private static String live(String topic) {
    return "GET /live?topic=" + topic + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }

  @Test
  void a_thousand_topics_of_one_address_take_fifty_places_and_leave_the_others() {
    List<String> topics = topics();
    assertThat(topics).hasSize(1_000);
    try (Crowd crowd = new Crowd(served.server().port())) {
      Map<String, Long> answers =
          topics.stream()
              .map(topic -> crowd.ask("127.0.0.2", live(topic)))
              .collect(Collectors.groupingBy(answer -> answer, Collectors.counting()));
      assertThat(answers)
          .containsExactlyInAnyOrderEntriesOf(Map.of("HTTP/1.1 200", 50L, "HTTP/1.1 503", 950L));
      assertThat(crowd.ask("127.0.0.3", live(topics.getLast()))).isEqualTo("HTTP/1.1 200");
      assertThat(crowd.ask("127.0.0.2", live(topics.getFirst())))
          .as("what it looks at already")
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void half_requests_exhaust_the_public_door_and_neither_the_count_nor_the_public_for_long(
      TestReporter report) throws Exception {
    assumeTrue(
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            && unix.getMaxFileDescriptorCount() >= 2 * HALF_REQUESTS + OTHER_FILES,
        "this process may open too few files");
    try (HttpClient client = HttpClient.newHttpClient()) {
      try (Crowd crowd = new Crowd(served.server().port())) {
        for (int i = 2; i < 7; i++) {
          crowd.open("127.0.0." + i, HALF_REQUESTS / 10, "GET / HTTP/1.1\r\nHost: x\r\nX-");
          crowd.open("127.0.0." + i, HALF_REQUESTS / 10, HALF_FORM);
        }
        int places = served.server().streamsMax() + OTHER_CONNECTIONS + WAITING;
        crowd.await(places);
        assertThat(crowd.connected()).isGreaterThanOrEqualTo(places).isLessThan(HALF_REQUESTS);
        awaitExhausted();
        String inner = served.server().innerAddress();
        List<Duration> waited = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          Instant began = Instant.now();
          assertThat(ask(client, inner + "/actuator/health/liveness", MINUTE)).isEqualTo(200);
          assertThat(tally(client, inner)).isEqualTo(201);
          waited.add(Duration.between(began, Instant.now()));
        }
        report.publishEntry("liveness and a tally together", waited.toString());
        assertThat(waited.stream().sorted().toList().get(waited.size() / 2))
            .as("half of them, since what else this machine does is not the server's")
            .isLessThan(SECOND);
      }
      Instant end = Instant.now().plusSeconds(5);
      while (!answers(client, served.base() + "/")) {
        assertThat(Instant.now()).as("the public port is back after 5 s").isBefore(end);
      }
    }
  }

  /**
   * Or this test would show nothing. The system tells some of the crowd that they are connected
   * before there is room for them, and somebody else may come in before these.
   */
  private static void awaitExhausted() throws Exception {
    Instant end = Instant.now().plus(MINUTE);
    boolean answers = true;
    while (answers) {
      assertThat(Instant.now()).as("the public port is exhausted").isBefore(end);
      try (HttpClient newcomer = HttpClient.newHttpClient()) {
        answers = answers(newcomer, served.base() + "/");
        newcomer.shutdownNow();
      }
    }
  }

  private static boolean answers(HttpClient client, String address) throws Exception {
    try {
      return ask(client, address, SECOND) == 200;
    } catch (HttpTimeoutException notYet) {
      return false;
    }
  }

  private static int ask(HttpClient client, String address, Duration within) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(within).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static int tally(HttpClient client, String inner) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(inner + Served.SAMPLE + "/tallies"))
            .timeout(MINUTE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + served.token())
            .POST(HttpRequest.BodyPublishers.ofString(served.document().toString()))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
