package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.access.sight.Supposed;
import io.tajmi.api.replay.ForkDesk;
import io.tajmi.ops.serve.ServerBeans;
import io.tajmi.replay.Past;
import io.tajmi.replay.Replay;
import io.tajmi.replay.Standpoint;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.fork.Forked;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every address that is read, by every kind of viewer, from every kind of standpoint, compared with
 * a table: the latest, after a position, before anything was on record, and on what each chain
 * supposes. {@code -Dtajmi.routes.write=true} writes the table anew; what no table may say is
 * tested beside it.
 */
class StandpointWalkTest {
  private static final String TABLE = "ops/src/test/resources/io/tajmi/ops/http/standpoints.txt";
  private static final String CONTEST = "/api/v1/elections/{election}/contests/{contest}";
  private static final Pattern INNER = Pattern.compile("GET /(actuator|error).*");
  private static final Pattern STATUS = Pattern.compile("([a-z-]+)=(\\d{3})");

  /** What an address needs to be one at all, beside its standpoint. */
  private static final Map<String, String> QUERIES =
      Map.of(
          CONTEST + "/materiality",
          "branches=BRANCH",
          "/elections/{election}/contests/{contest}/materiality",
          "branches=BRANCH",
          "/charts/{kind}.json",
          "election=sample&contest=president",
          "/live",
          "topic=overview/sample",
          "/search",
          "q=B00");

  /** The head alone, the log itself, and what is kept beside it. */
  private static final Set<String> OF_NO_STANDPOINT =
      Set.of(
          "/live",
          "/api/v1/check",
          "/api/v1/jobs/{job}",
          "/jobs/{job}",
          "/api/v1/log/entries",
          "/api/v1/openapi.json",
          "/api/v1/openapi.json.yaml",
          "/api/v1/reads",
          "/api/v1/reads/head",
          "/api/v1/elections/{election}/forks",
          "/api/v1/elections/{election}/forks/{fork}");

  @TempDir static Path folder;
  private static Served served;
  private static RouteViewers viewers;
  private static String branch;

  /** By the chain that supposes it. */
  private static final Map<String, String> FORKS = new LinkedHashMap<>();

  private static final Map<String, String> STANDPOINTS = new LinkedHashMap<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    viewers = new RouteViewers(served);
    var inTheArea = served.read(SAMPLE + "/branches?limit=1&area=" + RouteViewers.AREA);
    branch = inTheArea.path("items").get(0).path("branch").asString();
    sent("/tallies", served.document().put("branch", branch).toString());
    long through =
        sent(
            "/rulings",
            """
            {"envelope":"walked","kind":"ANNUL","contest":"president","branches":["%s"],
             "body":"board","office":"chair","article":"31","document":"1","date":"2026-01-01"}
            """
                .formatted(branch));
    served.awaitHead();
    STANDPOINTS.put("live", "");
    STANDPOINTS.put("at", "at=" + through);
    STANDPOINTS.put("at-before-all", "at=2000-01-01T00:00:00Z");
    for (String chain :
        List.of(RouteViewers.EXECUTIVE, RouteViewers.SUPERVISORY, RouteViewers.OF_AN_AREA)) {
      FORKS.put(chain, supposed(chain));
      STANDPOINTS.put("fork-of-" + chain, "fork=" + FORKS.get(chain));
    }
    assertThat(FORKS.values()).doesNotHaveDuplicates();
  }

  @AfterAll
  static void stop() {
    viewers.close();
    served.close();
  }

  private static long sent(String path, String document) {
    HttpResponse<String> answer =
        served.post(SAMPLE + path, "application/json", Served.utf8(document));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("through").asLong();
  }

  /** Something that no other chain supposes: a tally of its own for the branch. */
  private static String supposed(String chain) {
    ObjectNode tally = served.document().put("branch", branch).put("corrects", true);
    tally.put("envelope", chain).put("reason", "supposed");
    String body =
        """
        {"contest":"president","without":{"envelopes":["walked"]},
         "suppose":[{"kind":"TALLY","document":%s}]}
        """
            .formatted(tally);
    HttpResponse<String> answer =
        served.send(
            served
                .as(viewers.token(chain), SAMPLE + "/forks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("fork").asString();
  }

  private static Stream<String> read() {
    return Mapped.of(served.server()).stream()
        .filter(route -> route.startsWith("GET ") && !INNER.matcher(route).matches())
        .map(route -> route.substring("GET ".length()));
  }

  private static List<String> lines(Stream<String> patterns) {
    return patterns
        .flatMap(pattern -> STANDPOINTS.keySet().stream().map(name -> pattern + " " + name))
        .toList()
        .parallelStream()
        .map(line -> line + " " + viewers.statuses("GET", address(line.split(" ", 2))))
        .toList();
  }

  private static String address(String[] patternAndStandpoint) {
    String pattern = patternAndStandpoint[0];
    String name = patternAndStandpoint[1];
    String standpoint = Objects.requireNonNull(STANDPOINTS.get(name));
    String path =
        pattern
            .replace("{branch}", branch)
            .replace("{envelope}", "walked")
            .replace("{fork}", FORKS.getOrDefault(name.replace("fork-of-", ""), "none"));
    List<String> query = new ArrayList<>();
    if (pattern.contains("/difference")) {
      query.add("from=live");
    }
    if (pattern.startsWith(CONTEST + "/difference")) {
      standpoint = standpoint.replace("at=", "to=").replace("fork=", "to=fork:");
    }
    if (!pattern.endsWith("{fork}")) {
      query.add(standpoint);
    }
    query.add(QUERIES.getOrDefault(pattern, "").replace("BRANCH", branch));
    query.removeIf(String::isEmpty);
    return RouteWalkTest.named(path) + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private static Path table() {
    return Path.of(Objects.requireNonNull(System.getenv("TAJMI_REPOSITORY"))).resolve(TABLE);
  }

  @Test
  void who_gets_what_answer_from_each_standpoint_is_what_the_table_says() throws IOException {
    List<String> now = lines(read());
    if (Boolean.getBoolean("tajmi.routes.write")) {
      Files.write(table(), now);
    }
    assertThat(now).containsExactlyElementsOf(Files.readAllLines(table()));
  }

  private static Map<String, Integer> statuses(String line) {
    Map<String, Integer> statuses = new LinkedHashMap<>();
    STATUS
        .matcher(line)
        .results()
        .forEach(it -> statuses.put(it.group(1), Integer.parseInt(it.group(2))));
    return statuses;
  }

  /** Of an address, by the names of standpoints, by the names of viewers. */
  private static Map<String, Map<String, Integer>> said(String pattern) throws IOException {
    Map<String, Map<String, Integer>> said = new LinkedHashMap<>();
    for (String line : Files.readAllLines(table())) {
      if (line.startsWith(pattern + " ")) {
        said.put(line.split(" ", 3)[1], statuses(line));
      }
    }
    assertThat(said).as(pattern).containsOnlyKeys(STANDPOINTS.keySet());
    return said;
  }

  /** Whatever is written into the table, and whatever address is added. */
  @Test
  void what_is_supposed_is_read_by_the_chain_and_area_that_supposes_it_and_by_nobody_else()
      throws IOException {
    for (String pattern : read().filter(it -> !OF_NO_STANDPOINT.contains(it)).toList()) {
      said(pattern)
          .forEach((standpoint, statuses) ->
              statuses.forEach((viewer, status) -> {
                if (standpoint.startsWith("fork-of-") && !isOf(viewer, standpoint)) {
                  assertThat(status)
                      .as("%s of %s for %s", pattern, standpoint, viewer)
                      .isIn(400, 401, 403, 404);
                }
              }));
    }
  }

  private static boolean isOf(String viewer, String standpoint) {
    String chain = viewer.equals(RouteViewers.PERSON) ? RouteViewers.EXECUTIVE : viewer;
    return standpoint.equals("fork-of-" + chain);
  }

  @Test
  void who_reads_an_address_now_reads_it_after_a_position_and_nobody_before_anything_was_there()
      throws IOException {
    for (String pattern : read().filter(it -> !OF_NO_STANDPOINT.contains(it)).toList()) {
      Map<String, Map<String, Integer>> said = said(pattern);
      Map<String, Integer> live = new TreeMap<>(Objects.requireNonNull(said.get("live"), pattern));
      if (pattern.equals(CONTEST + "/materiality")) {
        // Between two positions it would be told the votes of a single box elsewhere.
        assertThat(live.put("executive-of-an-area", 403)).isEqualTo(200);
      }
      assertThat(said.get("at")).as(pattern).isEqualTo(live);
      assertThat(Objects.requireNonNull(said.get("at-before-all")).values())
          .as(pattern)
          .allMatch(it -> it >= 400);
    }
  }

  @Test
  void an_address_of_no_standpoint_answers_the_same_or_refuses_to_be_asked_for_one()
      throws IOException {
    for (String pattern : OF_NO_STANDPOINT) {
      if (!pattern.contains("/forks")) {
        Map<String, Map<String, Integer>> said = said(pattern);
        said.values()
            .forEach(statuses ->
                statuses.forEach((viewer, status) ->
                    assertThat(status)
                        .as("%s for %s", pattern, viewer)
                        .isIn(400, Objects.requireNonNull(said.get("live")).get(viewer))));
      }
    }
  }

  /** So the walk can fail. */
  @Test
  void a_read_that_lets_everyone_read_what_a_chain_supposes_fails_the_walk() throws Exception {
    String results = CONTEST + "/results";
    RequestMappingHandlerMapping mappings =
        ServerBeans.of(served.server(), RequestMappingHandlerMapping.class).getFirst();
    var before =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(it -> it.getKey().getPatternValues().contains(results))
            .toList();
    assertThat(before).isNotEmpty();
    before.forEach(it -> mappings.unregisterMapping(it.getKey()));
    RequestMappingInfo leaking =
        RequestMappingInfo.paths(results)
            .methods(RequestMethod.GET)
            .options(mappings.getBuilderConfiguration())
            .build();
    var read =
        LeakingResults.class.getDeclaredMethod(
            "read", String.class, String.class, Standpoint.class);
    mappings.registerMapping(leaking, new LeakingResults(), read);
    try {
      List<String> table =
          Files.readAllLines(table()).stream().filter(it -> it.startsWith(results + " ")).toList();
      List<String> now = lines(Stream.of(results));
      assertThatThrownBy(() -> assertThat(now).containsExactlyElementsOf(table))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("fork-of-executive everyone=200");
    } finally {
      mappings.unregisterMapping(leaking);
      before.forEach(it ->
          mappings.registerMapping(
              it.getKey(), it.getValue().getBean(), it.getValue().getMethod()));
    }
    assertThat(lines(Stream.of(results))).isSubsetOf(Files.readAllLines(table()));
  }

  /** Reads what is supposed with the rights of the chain, whoever asks. */
  static final class LeakingResults {
    private final Sights sights;

    LeakingResults() {
      Viewer chain =
          Objects.requireNonNull(new Accounts(served.data()).named(Accounts.OPERATOR)).viewer();
      ForkDesk desk = ServerBeans.of(served.server(), ForkDesk.class).getFirst();
      sights =
          new Sights(
              served.server().node().snapshots(),
              ServerBeans.of(served.server(), Replay.class).getFirst(),
              new Supposed() {
                @Override
                public Forked of(Viewer anybody, String fork) {
                  return desk.of(chain, fork);
                }

                @Override
                public Past base(Viewer anybody, String fork) {
                  return desk.base(chain, fork);
                }
              },
              () -> Viewer.PUBLIC,
              () -> CheckStatus.NONE,
              Served.AT_LEAST_WAIT_MAX);
    }

    @ResponseBody
    String read(
        @PathVariable String election, @PathVariable String contest, Standpoint standpoint) {
      return sights.at(standpoint).find().contest(election, contest).contest().office();
    }
  }
}
