package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.ops.serve.ServerBeans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address that anything maps, asked for by every kind of viewer, and compared with a table: a
 * new address fails here until somebody has said who may ask for it. {@code
 * -Dtajmi.routes.write=true} writes the table anew.
 */
class RouteWalkTest {
  private static final String TABLE = "ops/src/test/resources/io/tajmi/ops/http/routes.txt";
  private static final Map<String, String> NAMES =
      Map.of(
          "{election}", "sample",
          "{contest}", "president",
          "{branch}", "B00001",
          "{area}", "S",
          "{code}", "S",
          "{envelope}", "none",
          "{kind}", "votes",
          "{fork}", "none",
          "{job}", "none");

  @TempDir static Path folder;
  private static Served served;
  private static RouteViewers viewers;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    viewers = new RouteViewers(served);
  }

  @AfterAll
  static void stop() {
    viewers.close();
    served.close();
  }

  private static Set<String> mapped() {
    return Mapped.of(served.server());
  }

  private static String line(String route) {
    String method = route.substring(0, route.indexOf(' '));
    String path = named(route.substring(route.indexOf(' ') + 1)).replace("/**", "/anything");
    return route + " " + viewers.statuses(method, path);
  }

  /** A pattern with something of the sample in the place of each variable. */
  static String named(String pattern) {
    String path = pattern;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      path = path.replace(name.getKey(), name.getValue());
    }
    assertThat(path).as("a name of this test for each part of " + pattern).doesNotContain("{");
    return path;
  }

  @Test
  void who_gets_what_answer_at_each_mapped_address_is_what_the_table_says() throws IOException {
    if (Boolean.getBoolean("tajmi.routes.write")) {
      Files.write(table(), now());
    }
    assertTheTableHolds();
  }

  private static List<String> now() {
    return mapped().stream().map(RouteWalkTest::line).toList();
  }

  private static Path table() {
    return Path.of(Objects.requireNonNull(System.getenv("TAJMI_REPOSITORY"))).resolve(TABLE);
  }

  private static void assertTheTableHolds() throws IOException {
    assertThat(now()).hasSizeGreaterThan(15).containsExactlyElementsOf(Files.readAllLines(table()));
  }

  /** So the walk can fail; and until somebody lists the address it is there for nobody. */
  @Test
  void a_mapping_that_nobody_has_listed_fails_the_walk_and_answers_nobody() throws Exception {
    RequestMappingHandlerMapping mappings =
        ServerBeans.of(served.server(), RequestMappingHandlerMapping.class).getFirst();
    RequestMappingInfo unlisted =
        RequestMappingInfo.paths("/votes-of-everyone")
            .methods(RequestMethod.GET)
            .options(mappings.getBuilderConfiguration())
            .build();
    mappings.registerMapping(unlisted, this, RouteWalkTest.class.getDeclaredMethod("votes"));
    try {
      assertThatThrownBy(RouteWalkTest::assertTheTableHolds)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("GET /votes-of-everyone everyone=404 blocked=404")
          .hasMessageContaining("executive=404 person=404");
    } finally {
      mappings.unregisterMapping(unlisted);
    }
    assertTheTableHolds();
  }

  @ResponseBody
  String votes() {
    return "votes";
  }

  @Test
  void nobody_outside_the_chains_gets_into_an_act_and_nobody_without_a_token() throws IOException {
    List<String> acts =
        Files.readAllLines(table()).stream()
            .filter(line -> line.startsWith("POST /api/") && !line.contains("/forks"))
            .toList();
    assertThat(acts)
        .hasSize(12)
        .allMatch(line ->
            line.contains("everyone=401")
                && line.contains("blocked=401")
                && line.contains("it-support=403")
                && line.contains("operations=403")
                && line.contains("person=403"));
    assertThat(acts.stream().filter(line -> line.contains("supervisory=400")))
        .extracting(line -> line.substring(line.lastIndexOf('}') + 1, line.indexOf(" everyone")))
        .containsExactlyInAnyOrder("/acts", "/halt", "/lots", "/rulings");
  }

  /** Whoever may not know of forks is not told that there is such an address. */
  @Test
  void a_fork_is_there_for_the_chains_alone() throws IOException {
    List<String> forks =
        Files.readAllLines(table()).stream().filter(line -> line.contains("/forks ")).toList();
    assertThat(forks)
        .hasSize(2)
        .allMatch(line ->
            line.contains("everyone=404")
                && line.contains("it-support=404")
                && line.contains("operations=404"));
  }

  @Test
  void an_address_that_is_mapped_and_not_listed_is_not_there_for_anybody() {
    assertThat(mapped()).contains("GET /actuator", "GET /error");
    for (String path : List.of("/actuator", "/error", "/actuator/health/count", "/nothing")) {
      for (@Nullable String token : viewers.tokens()) {
        int status = served.send(served.as(token, path).GET()).statusCode();
        assertThat(status).as(path).isIn(404, 401);
      }
    }
  }
}
