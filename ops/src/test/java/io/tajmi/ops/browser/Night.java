package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.ops.http.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample's night on a server of its own, nearly counted, and a person of headquarters. */
final class Night implements AutoCloseable {
  static final String PERSON = "headquarters";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SAMPLE = "/api/v1/elections/sample";

  private final Path folder;
  private final Served served;
  private final String password;
  private final AtomicInteger acts = new AtomicInteger();
  private final String counted;
  private final String without;

  /**
   * A page.
   *
   * @param figures whether it shows figures of a count
   */
  record Place(String name, String path, boolean figures) {}

  private Night(Path folder, Served served, String password) {
    this.folder = folder;
    this.served = served;
    this.password = password;
    served.awaitHead();
    this.counted =
        fork("{\"contest\":\"president\",\"suppose\":[{\"countAsWritten\":{\"all\":true}}]}");
    this.without =
        fork(
            "{\"contest\":\"president\",\"without\":{\"entries\":[%d]}}"
                .formatted(position("B00003")));
  }

  /** Where the first tally of a branch stands in the log; files are sent all at once. */
  long position(String branch) {
    String history = SAMPLE + "/contests/president/branches/" + branch + "/history";
    return served.read(history).path("history").get(0).path("position").asLong();
  }

  /** The id of a supposition of headquarters. */
  private String fork(String document) {
    var answer = served.post(SAMPLE + "/forks", JSON.readTree(document));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("fork").asString();
  }

  static Night served() {
    return served(InstantSource.system());
  }

  /** The same by another clock. */
  static Night served(InstantSource clock) {
    try {
      Path folder = Files.createTempDirectory("tajmi-walk");
      Served served = Served.sample(folder, clock);
      for (String file : List.of("1-first", "2-corrections")) {
        Path lines = served.sample().resolve("tallies/" + file + ".ndjson");
        var _ = served.bulk(Served.gzip(Files.readAllBytes(lines)), "Content-Encoding", "gzip");
      }
      for (String line : Files.readAllLines(served.sample().resolve("acts.ndjson"))) {
        JsonNode act = JSON.readTree(line);
        var answer = served.post(SAMPLE + act.path("path").asString(), act.path("body"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      }
      Accounts.Made made =
          new Accounts(served.data())
              .add(PERSON, Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)));
      return new Night(folder, served, made.secret());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The password of somebody else. */
  String person(String name, Role role) {
    return new Accounts(served.data())
        .add(name, Account.Kind.PERSON, List.of(new Grant(role, null)))
        .secret();
  }

  /** Stops the server and starts it again at the same address. */
  void restart() {
    served.restart();
  }

  String base() {
    return served.base();
  }

  /** The password of {@link #PERSON}, who sees everything. */
  String password() {
    return password;
  }

  /** Every kind of page, and branches in several states. */
  List<Place> places() {
    String election = "/elections/sample";
    String president = election + "/contests/president";
    return List.of(
        new Place("home", "/", true),
        new Place("overview", election + "?contest=council", true),
        new Place("country", election + "/areas/S", true),
        new Place("county", election + "/areas/S-1-1", true),
        new Place("country-awaited", election + "/areas/S?state=AWAITED", true),
        new Place("side-by-side", election + "/areas?areas=S-1-1,S-1-2,S-2-1", true),
        new Place("contest", president, true),
        new Place("contest-by-votes", election + "/contests/council?order=votes", true),
        new Place("materiality", president + "/materiality?branches=B00001,B00002", true),
        new Place("suppose", president + "/suppose?forks=" + counted + "," + without, false),
        new Place("sheet", president + "/sheet?from=40&at=90&branches=B00001,B00002", false),
        new Place("sheet-supposed", president + "/sheet?fork=" + counted, false),
        new Place("branch", president + "/branches/B00001", true),
        new Place("branch-held-back", president + "/branches/B00121", true),
        new Place("branch-awaited", president + "/branches/B00094", true),
        new Place("progress", election + "/progress", true),
        new Place("held-back", election + "/held-back", true),
        new Place("wall", "/wall/sample", true),
        new Place("wall-of-many", "/wall/sample?contest=council", true),
        new Place("desk", president + "/desk?areas=S-1&branches=B00001,B00121&since=5", true),
        new Place("origin", president + "/origin?figure=c.1&area=S-1", true),
        new Place("contest-past", president + "?at=60", false),
        new Place("glossary", "/glossary", false),
        new Place("method", "/method", false),
        new Place("search", "/search?q=S-1-1", false),
        new Place("login", "/login", false));
  }

  /** One of them. */
  Place place(String name) {
    return places().stream()
        .filter(place -> place.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no place " + name));
  }

  /** Those that are looked at with the eyes of everybody too. */
  List<Place> openPlaces() {
    return Stream.of("home", "contest", "branch-held-back", "held-back", "county", "wall")
        .map(this::place)
        .toList();
  }

  /** Puts one more tally on record, of a branch that is still awaited. */
  void hears(String branch) {
    JsonNode tally =
        JSON.readTree(
            """
            {"envelope":"late-%s","contest":"president","branch":"%s","source":"PAPER",
             "complete":true,
             "ballots":{"inBox":400,"valid":400,"invalidTaken":0,"invalidNotTaken":0},
             "votes":{"1":210,"2":190}}
            """
                .formatted(branch, branch));
    var answer = served.post(SAMPLE + "/tallies", tally);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  /** Says that there will be no tally of an awaited branch, or that there may be one again. */
  void closes(String branch, boolean closed) {
    JsonNode act =
        JSON.readTree(
            """
            {"envelope":"close-%d","reason":"not opened"}
            """
                .formatted(acts.incrementAndGet()));
    String path = SAMPLE + "/contests/president/branches/" + branch;
    var answer = served.post(path + (closed ? "/close" : "/reopen"), act);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  /** Puts a correction of a branch's tally on record; it adds up, or not. */
  void corrects(String branch, boolean addsUp) {
    JsonNode tally =
        JSON.readTree(
            """
            {"envelope":"again-%d","contest":"president","branch":"%s","source":"PAPER",
             "complete":true,"corrects":true,"reason":"counted again",
             "ballots":{"inBox":400,"valid":400,"invalidTaken":0,"invalidNotTaken":0},
             "votes":{"1":210,"2":%d}}
            """
                .formatted(acts.incrementAndGet(), branch, addsUp ? 190 : 199));
    var answer = served.post(SAMPLE + "/tallies", tally);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Override
  public void close() throws IOException {
    served.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
