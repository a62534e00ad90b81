package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.ContestId;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.ops.node.Keeping;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.view.Damage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every address is read before and after what is shown of a contest was found to be damaged: where
 * its votes stood before, they stand for nobody after, lines of the log not excepted: their public
 * form is read on.
 */
@Tag("server")
@Timeout(300)
class StoppedContestTest {
  private static final Keeping AT_ONCE =
      Keeping.DEFAULT.with(
          new SelfCheck.Settings(Duration.ofMillis(20), Integer.MAX_VALUE, 100, 2, 14));
  private static final ContestId PRESIDENT = ContestId.parse("sample:president");
  private static final String RESULTS = SAMPLE + "/contests/president/results";
  private static final int OTHERS = 17;
  private static final int OTHER_VOTES = 500;
  private static final List<Integer> VOTES = List.of(391, 393, 397);
  private static final int SUM = 391 + 393 + 397 + OTHERS * OTHER_VOTES;

  /** Votes of each of the last boxes, and the sums that chains and public see, in either script. */
  private static final Pattern TOLD =
      Pattern.compile("(?<![0-9a-zA-Z])(39[137]|[89],?[16]81)(?![0-9a-zA-Z])|۳۹[۱۳۷]|[۸۹]٬[۱۶]۸۱");

  @TempDir private Path folder;

  private static void await(SelfCheck check, Runnable damage) throws InterruptedException {
    CountDownLatch halted = new CountDownLatch(1);
    check.listen(() -> {
      var stop = check.status().stop();
      if (stop != null && stop.halted()) {
        halted.countDown();
      }
    });
    damage.run();
    assertThat(halted.await(60, TimeUnit.SECONDS)).as("%s", check.status()).isTrue();
  }

  private static Set<String> telling(Map<String, String> read) {
    Set<String> telling = new TreeSet<>();
    read.forEach((address, answer) -> {
      if (TOLD.matcher(answer).find()) {
        telling.add(address);
      }
    });
    return telling;
  }

  /** Lines of all contests and of one branch, and a difference whose second moment is no latest. */
  private static Map<String, String> more(Person reader, long sealed, String branch) {
    String between = "/difference?from=live&to=" + sealed;
    Map<String, String> read = new TreeMap<>();
    for (String address :
        List.of(
            "/api/v1/log/entries",
            "/api/v1/log/entries?contest=sample:president&branch=" + branch,
            SAMPLE + "/contests/president" + between,
            SAMPLE + "/contests/president" + between.replace("?", "/entries?"),
            "/elections/sample/contests/president" + between)) {
      HttpResponse<String> answer = reader.get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      read.put(address, answer.body());
    }
    return read;
  }

  @Test
  void nobody_is_told_votes_of_a_stopped_contest_at_any_address() throws Exception {
    try (Served served = Served.sample(folder, AT_ONCE);
        Person everyone = Person.anybody(served);
        Person chain = Person.with(served, "chain", new Grant(Role.EXECUTIVE, null));
        Person board = Person.with(served, "board", new Grant(Role.SUPERVISORY, null))) {
      TreeSet<String> branches = new TreeSet<>();
      for (int box = -OTHERS; box < VOTES.size(); box++) {
        int votes = box < 0 ? OTHER_VOTES : VOTES.get(box);
        ObjectNode tally = served.document();
        ((ObjectNode) tally.path("ballots")).put("inBox", votes + 100).put("valid", votes + 100);
        ((ObjectNode) tally.path("votes")).put("1", votes).put("2", 100);
        if (box >= 0) {
          branches.add(tally.path("branch").asString());
        }
        assertThat(served.tally(tally).statusCode()).isEqualTo(201);
      }
      var _ = served.release("president");
      served.awaitHead();
      var _ = served.get(SAMPLE + "/contests/president/outcome");
      assertThat(served.read(RESULTS).at("/votes/0/votes").asInt()).isEqualTo(SUM);
      EveryPublicRead reads =
          new EveryPublicRead("president", List.of("S", "S-1", "S-1-1"), branches);
      for (Person reader : List.of(everyone, chain, board)) {
        assertThat(telling(reads.by(reader, served))).hasSizeGreaterThan(20);
      }
      long sealed = served.read("/api/v1/elections").at("/items/0/sealedAt").asLong();
      assertThat(telling(more(chain, sealed, branches.getFirst()))).hasSize(5);
      String materiality =
          SAMPLE + "/contests/president/materiality?branches=" + branches.getFirst();
      assertThat(chain.get(materiality).statusCode()).isEqualTo(200);
      await(
          served.server().node().check(),
          () -> {
            SnapshotHolder holder = served.server().node().snapshots();
            holder.publish(Damage.row(holder.current(), PRESIDENT));
          });
      served.awaitHead();
      for (Person reader : List.of(everyone, chain, board)) {
        assertThat(telling(reads.by(reader, served))).isEmpty();
        assertThat(telling(more(reader, sealed, branches.getFirst()))).isEmpty();
      }
      assertThat(chain.get(materiality).body()).contains("CHECK_STOPPED");
    }
  }
}
