package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.Account;
import io.tajmi.api.access.Accounts;
import io.tajmi.api.access.Grant;
import io.tajmi.api.access.Role;
import io.tajmi.ops.serve.ServerBeans;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

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
          "{kind}", "votes");

  @TempDir static Path folder;
  private static Served served;
  private static final Map<String, @Nullable String> VIEWERS = new LinkedHashMap<>();
  private static Browser person;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    VIEWERS.put("everyone", null);
    VIEWERS.put("blocked", blocked());
    VIEWERS.put("it-support", served.machine("it", Role.IT_SUPPORT, null));
    VIEWERS.put("operations", served.machine("op", Role.OPERATIONS, null));
    VIEWERS.put("supervisory", served.machine("su", Role.SUPERVISORY, null));
    VIEWERS.put("executive-of-an-area", served.machine("ar", Role.EXECUTIVE, "S-2"));
    VIEWERS.put("executive", served.token());
    Accounts accounts = new Accounts(served.data());
    Accounts.Made made =
        accounts.add("p", Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)));
    person = new Browser(served.base());
    assertThat(person.login("p", made.secret())).isEqualTo("/");
  }

  private static String blocked() {
    String token = served.machine("gone", Role.EXECUTIVE, null);
    var _ = new Accounts(served.data()).block("gone");
    return token;
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  /** A method and a pattern, for each that a handler mapping of the server has. */
  private static Set<String> mapped() {
    Set<String> mapped = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping :
        ServerBeans.of(served.server(), RequestMappingInfoHandlerMapping.class)) {
      for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
        for (String pattern : info.getPatternValues()) {
          Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
          if (methods.isEmpty()) {
            mapped.add("GET " + pattern);
            mapped.add("POST " + pattern);
          }
          methods.forEach(method -> mapped.add(method + " " + pattern));
        }
      }
    }
    return mapped;
  }

  private static String line(String route) {
    String method = route.substring(0, route.indexOf(' '));
    String path = route.substring(route.indexOf(' ') + 1);
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      path = path.replace(name.getKey(), name.getValue());
    }
    assertThat(path).as("a name of this test for each part of " + route).doesNotContain("{");
    path = path.replace("/**", "/anything");
    List<String> statuses = new ArrayList<>();
    for (Map.Entry<String, @Nullable String> viewer : VIEWERS.entrySet()) {
      HttpRequest.Builder request = served.as(viewer.getValue(), path);
      statuses.add(viewer.getKey() + "=" + served.send(with(method, request)).statusCode());
    }
    HttpRequest.Builder request = served.anonymous(path);
    statuses.add("person=" + person.send(with(method, request)).statusCode());
    return route + " " + String.join(" ", statuses);
  }

  private static HttpRequest.Builder with(String method, HttpRequest.Builder request) {
    return method.equals("POST")
        ? request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
        : request.method(method, HttpRequest.BodyPublishers.noBody());
  }

  @Test
  void who_gets_what_answer_at_each_mapped_address_is_what_the_table_says() throws IOException {
    String repository = Objects.requireNonNull(System.getenv("TAJMI_REPOSITORY"));
    Path table = Path.of(repository).resolve(TABLE);
    List<String> now = mapped().stream().map(RouteWalkTest::line).toList();
    if (Boolean.getBoolean("tajmi.routes.write")) {
      Files.write(table, now);
    }
    assertThat(now).hasSizeGreaterThan(15).containsExactlyElementsOf(Files.readAllLines(table));
  }

  @Test
  void nobody_outside_the_chains_gets_into_an_act_and_nobody_without_a_token() throws IOException {
    String repository = Objects.requireNonNull(System.getenv("TAJMI_REPOSITORY"));
    List<String> acts =
        Files.readAllLines(Path.of(repository).resolve(TABLE)).stream()
            .filter(line -> line.startsWith("POST /api/"))
            .toList();
    assertThat(acts)
        .hasSize(11)
        .allMatch(line ->
            line.contains("everyone=401")
                && line.contains("blocked=401")
                && line.contains("it-support=403")
                && line.contains("operations=403")
                && line.contains("person=403"));
    assertThat(acts.stream().filter(line -> line.contains("supervisory=400")))
        .extracting(line -> line.substring(line.lastIndexOf('}') + 1, line.indexOf(" everyone")))
        .containsExactlyInAnyOrder("/acts", "/lots", "/rulings");
  }

  @Test
  void an_address_that_is_mapped_and_not_listed_is_not_there_for_anybody() {
    assertThat(mapped()).contains("GET /actuator", "GET /error");
    for (String path : List.of("/actuator", "/error", "/actuator/health/count", "/nothing")) {
      for (@Nullable String token : VIEWERS.values()) {
        int status = served.send(served.as(token, path).GET()).statusCode();
        assertThat(status).as(path).isIn(404, 401);
      }
    }
  }
}
