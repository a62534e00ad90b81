package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.ops.node.Keeping;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A disk of its own that is really full, as only root can make one; skipped for anybody else. */
@Timeout(180)
class FullDiskTest {
  /** Too small for the room that a write-ahead log takes in advance, so that it is felt at once. */
  private static final int DISK_MIB = 24;

  private static final long RESERVE_BYTES = 4L << 20;
  private static final int TALLIES_MAX = Served.BRANCHES;

  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    String size = "size=" + DISK_MIB + "m";
    mounted = ran("mount", "-t", "tmpfs", "-o", size, "tajmi-test", folder.toString());
    assumeTrue(mounted, "only root mounts a disk of its own");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(ran("umount", folder.toString())).isTrue();
    }
  }

  private static boolean ran(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  @Test
  void a_full_disk_is_told_within_a_second_and_the_log_goes_on_by_itself() throws IOException {
    Path ballast = folder.resolve("ballast");
    List<ObjectNode> acknowledged = new ArrayList<>();
    try (Served served = Served.sample(folder, new Keeping(RESERVE_BYTES, false))) {
      acknowledged.add(accepted(served));
      fill(ballast);
      ObjectNode refused = untilRefused(served, acknowledged);
      assertRefused(served, refused);
      assertRefused(served, served.document());
      assertThat(served.meter("election_log_full", "")).isOne();
      JsonNode ready = Served.json(served.get("/actuator/health/readiness"));
      assertThat(ready.path("status").asString()).isEqualTo("OUT_OF_SERVICE");
      assertThat(ready.at("/components/count/details/diskFull").asBoolean()).isTrue();
      JsonNode health = Served.json(served.get("/actuator/health"));
      assertThat(health.at("/components/diskSpace/status").asString()).isEqualTo("DOWN");
      JsonNode disk = health.at("/components/diskSpace/details");
      assertThat(disk.path("freeBytes").asLong()).isLessThan(RESERVE_BYTES);
      assertThat(disk.path("reserveBytes").asLong()).isEqualTo(RESERVE_BYTES);
      assertThat(health.toString()).doesNotContain(folder.toString());
      assertThat(served.get(Served.SAMPLE + "/progress").statusCode()).isEqualTo(200);

      Files.delete(ballast);
      long room = System.nanoTime();
      HttpResponse<String> answer = served.tally(refused);
      while (answer.statusCode() == 503) {
        answer = served.tally(refused);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - room)).isLessThan(Duration.ofSeconds(5));
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
      assertStands(served, acknowledged);
      assertStands(served, List.of(refused));
      assertThat(served.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(served.meter("election_log_full", "")).isZero();
    }
    try (Served again = Served.again(folder, new Keeping(RESERVE_BYTES, false))) {
      assertStands(again, acknowledged);
    }
  }

  private static ObjectNode accepted(Served served) {
    ObjectNode document = served.document();
    HttpResponse<String> answer = served.tally(document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return document;
  }

  /** Sends tallies until one is refused. */
  private static ObjectNode untilRefused(Served served, List<ObjectNode> acknowledged) {
    for (int i = 0; i < TALLIES_MAX; i++) {
      ObjectNode document = served.document();
      HttpResponse<String> answer = served.tally(document);
      if (answer.statusCode() != 201) {
        return document;
      }
      acknowledged.add(document);
    }
    throw new AssertionError("the disk took every tally");
  }

  private static void assertRefused(Served served, ObjectNode document) {
    long began = System.nanoTime();
    HttpResponse<String> answer = served.tally(document);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(1_000);
    var _ = new Refusal(503, "LOG_FULL", null).problem(answer);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
  }

  /** Sent again, each is found where it was put. */
  private static void assertStands(Served served, List<ObjectNode> documents) {
    for (ObjectNode document : documents) {
      HttpResponse<String> answer = served.tally(document);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  /** Leaves no byte. */
  private static void fill(Path ballast) {
    byte[] block = new byte[4_096];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      for (int i = 0; i < DISK_MIB << 8; i++) {
        out.write(block);
      }
      throw new AssertionError("the disk has room for more than it should");
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left on device");
    }
  }
}
