package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static io.tajmi.ops.http.Served.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.query.Takes;
import io.tajmi.ops.serve.ServerBeans;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No address passes over a query parameter in silence; every one that is mapped is asked. */
class QueryTest {
  private static final String PRESIDENT = "/elections/sample/contests/president";

  @TempDir static Path folder;
  private static Served served;
  private static Person person;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    person = Person.with(served, "reader", new Grant(Role.EXECUTIVE, null));
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  /** Every mapped address with its handler, the framework's own page of errors aside. */
  private static Map<String, HandlerMethod> mapped() {
    Map<String, HandlerMethod> mapped = new TreeMap<>();
    for (RequestMappingHandlerMapping mapping :
        ServerBeans.of(served.server(), RequestMappingHandlerMapping.class)) {
      mapping
          .getHandlerMethods()
          .forEach((info, handler) -> routes(info).forEach(route -> mapped.put(route, handler)));
    }
    mapped.keySet().removeIf(route -> route.endsWith("/error") || route.endsWith(".yaml"));
    return mapped;
  }

  private static Stream<String> routes(RequestMappingInfo info) {
    List<RequestMethod> methods = List.copyOf(info.getMethodsCondition().getMethods());
    return info.getPatternValues().stream()
        .flatMap(
            pattern -> methods.stream().map(method -> method + " " + RouteWalkTest.named(pattern)));
  }

  private static boolean isPage(HandlerMethod handler) {
    return handler.getMethod().getReturnType() == ModelAndView.class;
  }

  private static HttpResponse<String> ask(String route, String query) {
    String path = route.substring(route.indexOf(' ') + 1) + query;
    if (!route.startsWith("POST ")) {
      return path.startsWith("/api/") ? served.get(path) : person.get(path);
    }
    if (!path.startsWith("/api/")) {
      return person.sends(path, "");
    }
    String type = path.contains("/bulk") ? "application/x-ndjson" : "application/json";
    boolean zip = path.startsWith("/api/v1/elections?");
    return served.post(path, zip ? "application/zip" : type, utf8("{}"));
  }

  @Test
  void every_mapped_address_says_what_it_does_not_take() {
    Map<String, HandlerMethod> mapped = mapped();
    assertThat(mapped).hasSizeGreaterThan(30);
    // What supervision has read is for supervision, as the walk of standpoints asks it.
    mapped.remove("GET /api/v1/reads");
    mapped.forEach((route, handler) -> {
      for (String name : List.of("no-such", "as-of", "suppose", "since", "until")) {
        Takes takes = handler.getMethodAnnotation(Takes.class);
        if (takes != null && List.of(takes.value()).contains(name)) {
          continue; // The steps of a review take it.
        }
        String language = isPage(handler) ? "&lang=fa" : "";
        HttpResponse<String> answer = ask(route, "?" + name + "=1" + language);
        if (isPage(handler) && name.equals("no-such")) {
          assertThat(answer.statusCode()).as(route).isEqualTo(303);
        } else if (isPage(handler)) {
          assertThat(answer.statusCode()).as(route).isEqualTo(400);
          assertThat(answer.body()).as(route).contains("شناخته نیست");
        } else {
          assertThat(answer.statusCode()).as(route + ": " + answer.body()).isEqualTo(400);
          assertThat(json(answer).path("code").asString()).isEqualTo("PARAMETER_UNKNOWN");
          assertThat(json(answer).path("parameters").toString()).isEqualTo("[\"" + name + "\"]");
          assertThat(json(answer).path("detail").asString()).contains(name);
        }
      }
    });
  }

  @Test
  void what_a_page_takes_it_takes() {
    mapped()
        .forEach((route, handler) -> {
          Takes takes = handler.getMethodAnnotation(Takes.class);
          String[] names = takes == null ? new String[0] : takes.value();
          String query =
              Stream.concat(Stream.of("lang", "at-least"), Stream.of(names))
                  .map(name -> name + "=")
                  .collect(Collectors.joining("&", "?", ""));
          if (isPage(handler)) {
            assertThat(ask(route, query).statusCode())
                .as(route + query)
                .isEqualTo(ask(route, "").statusCode())
                .isIn(route.startsWith("POST ") ? List.of(200, 303, 400, 404) : List.of(200, 404));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/|x=1|/",
        "/?lang=en|x=1&lang=en|/?lang=en",
        "/wall/sample|utm_source=a|/wall/sample",
        PRESIDENT + "?area=S-1&order=votes|area=S-1&x&order=votes|" + PRESIDENT,
        PRESIDENT + "|%61t-most=1&=2&&x=//elsewhere|" + PRESIDENT,
        "/search?q=a%20b%26c|y=%FF&q=a%20b%26c|/search"
      })
  void a_page_leads_to_its_address_without_what_it_does_not_take(String text) {
    String[] parts = text.split("\\|", -1);
    String path = parts[2].replaceAll("\\?.*", "");
    HttpResponse<String> answer = person.get(path + "?" + parts[1]);
    assertThat(answer.statusCode()).as(text).isEqualTo(303);
    String location = answer.headers().firstValue("Location").orElse("");
    assertThat(location).startsWith("./");
    URI there = URI.create(served.base() + path).resolve(location);
    assertThat(there.toString()).isEqualTo(served.base() + parts[0]);
    assertThat(person.get(there.toString().substring(served.base().length())).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/contests/president/results?area=S-1&area=S-2|400|area",
        "/contests/president/results?children=true&children=true|400|children",
        "/contests/president/results?at=1&at=2|400|at",
        "/contests/president/results?area=nowhere|404|area",
        "/contests/president/results?children=perhaps|400|children",
        "/contests/president/results?fork=none|404|fork",
        "/held-back?contest=nobody|404|contest",
        "/held-back?limit=many|400|limit",
        "/held-back?limit=99999999999|400|limit",
        "/contests/president/difference|400|from",
        "/contests/president/difference?from=P99999D|400|from",
        "/contests/president/difference?from=P99999999999999999999D|400|from",
        "/contests/president/difference?from=-PT5M|400|from",
        "/contests/president/difference?from=P-1D|400|from",
        "/contests/president/difference?from=2&to=2999-01-01T00:00:00Z|400|to",
        "/contests/president/difference?from=2999-01-01T00:00:00Z|400|from",
        "/contests/president/difference?from=2&to=fork:none|404|to",
        "/contests/president/difference?from=2&branches=B00001,B99999|404|branches",
        "/contests/president/difference?from=2&area=nowhere|404|area"
      })
  void a_refusal_points_at_the_parameter_at_fault(String text) {
    String[] parts = text.split("\\|", -1);
    HttpResponse<String> answer = served.get(SAMPLE + parts[0]);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(parts[1]));
    assertThat(json(answer).path("pointer").asString()).as(answer.body()).isEqualTo("/" + parts[2]);
  }

  @Test
  void a_refused_supposition_points_into_its_body() {
    for (String body :
        List.of(
            "/contest {\"contest\":\"nobody\"}",
            "/fork {\"fork\":\"" + "0".repeat(64) + "\"}",
            "/at {\"contest\":\"president\",\"at\":\"999999\"}",
            "/at {\"contest\":\"president\",\"at\":\"2999-01-01T00:00:00Z\"}")) {
      String[] parts = body.split(" ", 2);
      HttpResponse<String> answer = served.post(SAMPLE + "/forks", JSON.readTree(parts[1]));
      assertThat(json(answer).path("pointer").asString()).as(answer.body()).isEqualTo(parts[0]);
    }
  }

  @Test
  void an_act_with_a_query_is_refused_whole_and_kept_aside() {
    byte[] body = JSON.writeValueAsBytes(served.document());
    long size = served.size();
    HttpResponse<String> answer =
        served.post(SAMPLE + "/tallies?dryRun=true&mode=x", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("parameters").toString()).isEqualTo("[\"dryRun\",\"mode\"]");
    assertThat(served.size()).isEqualTo(size);
    assertThat(served.keptAside(body)).isOne();
  }

  @Test
  void a_name_is_told_in_one_plain_line() {
    String name = "%E2%80%AEx" + "z".repeat(200);
    HttpResponse<String> answer = served.get(SAMPLE + "/progress?" + name + "=1");

    assertThat(json(answer).path("parameters").get(0).asString()).isEqualTo(".x" + "z".repeat(38));
  }

  @Test
  void a_query_that_is_no_query_is_answered_like_one_that_is_not_known() {
    for (String query : List.of("?=1", "?at-least=%FF", "?&&=")) {
      assertThat(person.get(PRESIDENT + query).statusCode()).as(query).isLessThan(400);
      assertThat(person.get("/nothing" + query).statusCode()).as(query).isEqualTo(404);
    }
    assertThat(served.get(SAMPLE + "/progress?=1").statusCode()).isEqualTo(400);
    assertThat(served.get("/live?topic=overview/sample&=1").statusCode()).isEqualTo(400);
    assertThat(served.get("/nothing?=1", "Accept", "text/html").statusCode()).isEqualTo(404);
  }

  @Test
  void a_stream_of_a_page_that_takes_no_such_parameter_is_no_topic() {
    for (String topic :
        List.of("overview/sample?at=1", "contest/sample/president?x", "wall/sample?area=S")) {
      HttpRequest.Builder request =
          served.anonymous("/live?topic=" + topic.replace("?", "%3F").replace("=", "%3D"));
      assertThat(served.send(request.GET()).statusCode()).as(topic).isEqualTo(404);
    }
  }
}
