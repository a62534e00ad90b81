package io.tajmi.api.access;

import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.login.InnerPort;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every address that is open, and the right that one needs there. What is not listed is not there
 * for anybody, whatever a controller maps.
 */
final class Routes {
  private static final String ELECTION = "/api/v1/elections/{election}";
  private static final String CONTEST = ELECTION + "/contests/{contest}";
  private static final String BRANCH = CONTEST + "/branches/{branch}";

  private static final List<Route> ALL =
      List.of(
          act("/api/v1/elections", Right.IMPORT_ELECTIONS),
          act(ELECTION + "/tallies", Right.SUBMIT_TALLIES),
          act(ELECTION + "/tallies/bulk", Right.SUBMIT_TALLIES),
          act(ELECTION + "/rulings", Right.ISSUE_RULINGS),
          act(BRANCH + "/close", Right.CLOSE_BRANCHES),
          act(BRANCH + "/reopen", Right.CLOSE_BRANCHES),
          act(CONTEST + "/release", Right.RELEASE_CONTESTS),
          act(CONTEST + "/halt", Right.HALT_CONTESTS),
          act(CONTEST + "/acts", Right.RULE_ON_CONTESTS),
          act(CONTEST + "/lots", Right.RULE_ON_CONTESTS),
          act(CONTEST + "/second-round", Right.IMPORT_ELECTIONS),
          read(CONTEST + "/materiality", Right.READ_OUTCOMES),
          read("/api/v1/reads", Right.READ_READS),
          read("/api/v1/reads/head", Right.READ_READS_HEAD),
          open("/api/v1/openapi.json"),
          open("/api/v1/log/entries"),
          open("/api/v1/check"),
          act("/api/v1/check/lift", Right.LIFT_STOPS),
          open("/api/v1/elections"),
          open(ELECTION + "/contests"),
          open(ELECTION + "/areas"),
          open(ELECTION + "/branches"),
          open(CONTEST + "/candidates"),
          open(CONTEST + "/branches"),
          open(CONTEST + "/results"),
          open(CONTEST + "/outcome"),
          open(CONTEST + "/acts"),
          open(ELECTION + "/rulings"),
          open(ELECTION + "/rulings/{envelope}"),
          open(BRANCH),
          open(BRANCH + "/history"),
          new Route("POST", pattern(ELECTION + "/forks"), null, false),
          open(ELECTION + "/forks"),
          open(ELECTION + "/forks/{fork}"),
          new Route("DELETE", pattern(ELECTION + "/forks/{fork}"), null, false),
          open("/api/v1/jobs/{job}"),
          new Route("DELETE", pattern("/api/v1/jobs/{job}"), null, false),
          open(CONTEST + "/difference"),
          open(CONTEST + "/difference/entries"),
          open(ELECTION + "/progress"),
          open(ELECTION + "/held-back"),
          open(ELECTION + "/findings"),
          inner("/actuator/health", null),
          inner("/actuator/health/liveness", null),
          inner("/actuator/health/readiness", null),
          inner("/actuator/prometheus", Right.READ_METERS),
          open("/login"),
          form("/login"),
          form("/logout"),
          open("/"),
          open("/elections/{election}"),
          open("/elections/{election}/areas"),
          open("/elections/{election}/areas/{area}"),
          open("/elections/{election}/contests/{contest}"),
          open("/elections/{election}/contests/{contest}/acts"),
          read("/elections/{election}/contests/{contest}/materiality", Right.READ_OUTCOMES),
          open("/elections/{election}/contests/{contest}/branches/{branch}"),
          open("/elections/{election}/contests/{contest}/difference"),
          open("/elections/{election}/contests/{contest}/suppose"),
          form("/elections/{election}/contests/{contest}/suppose"),
          open("/jobs/{job}"),
          form("/jobs/{job}"),
          open("/elections/{election}/contests/{contest}/sheet"),
          form("/elections/{election}/contests/{contest}/sheet"),
          open("/elections/{election}/contests/{contest}/desk"),
          new Route("POST", pattern("/elections/{election}/contests/{contest}/desk"), null, false),
          open("/elections/{election}/contests/{contest}/origin"),
          open("/elections/{election}/progress"),
          open("/elections/{election}/held-back"),
          open("/elections/{election}/rulings"),
          open("/elections/{election}/rulings/{envelope}"),
          open("/wall"),
          open("/wall/{election}"),
          open("/glossary"),
          open("/method"),
          open("/search"),
          open("/live"),
          open("/charts/**"),
          open("/assets/**"),
          open("/webjars/**"));

  private Routes() {}

  /**
   * One address and method.
   *
   * @param right that one needs; null where everyone may ask, and is shown what they may see
   * @param inner whether it is there at {@link InnerPort} only
   */
  record Route(String method, PathPattern pattern, @Nullable Right right, boolean inner) {
    /** Whether it writes to the log. */
    boolean acts() {
      return method.equals("POST") && right != null;
    }
  }

  /** What is listed for a request. */
  sealed interface Found {
    /** The route. */
    record Listed(Route route) implements Found {}

    /** The address is listed with other methods only. */
    record OtherMethods(Set<String> allowed) implements Found {}

    /** The address is not listed. */
    record Nothing() implements Found {}
  }

  /** Looks a request up that came in by one of the ports. */
  static Found find(String method, PathContainer path, boolean inner) {
    String asked = method.toUpperCase(Locale.ROOT).equals("HEAD") ? "GET" : method;
    Set<String> others = new TreeSet<>();
    for (Route route : ALL) {
      if ((inner || !route.inner()) && route.pattern().matches(path)) {
        if (route.method().equals(asked)) {
          return new Found.Listed(route);
        }
        others.add(route.method());
      }
    }
    return others.isEmpty() ? new Found.Nothing() : new Found.OtherMethods(others);
  }

  private static Route act(String path, Right right) {
    return new Route("POST", pattern(path), right, false);
  }

  private static Route read(String path, Right right) {
    return new Route("GET", pattern(path), right, false);
  }

  private static Route open(String path) {
    return new Route("GET", pattern(path), null, false);
  }

  /** A form of a page, which writes nothing to the log. */
  private static Route form(String path) {
    return new Route("POST", pattern(path), null, false);
  }

  private static Route inner(String path, @Nullable Right right) {
    return new Route("GET", pattern(path), right, true);
  }

  private static PathPattern pattern(String path) {
    return PathPatternParser.defaultInstance.parse(path);
  }
}
