package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Everything that can be asked for about one contest without any right, at every address that a
 * server maps: API, pages, charts, live streams and search. An address that this does not know is
 * an error, so that nothing new is read without having been looked at here.
 */
final class EveryPublicRead {
  private static final List<String> CHARTS =
      List.of("cumulative", "votes", "turnout", "tiles", "heat");

  private static final List<String> FIGURES = List.of("c.1", "c.2", "taken", "b.valid");

  /** The contest that is shown where none is asked for. */
  private static final String FIRST = "president";

  /** Not part of an address: what is asked for there as a table. */
  private static final String AS_CSV = " text/csv";

  private static final String METERS = "/actuator/prometheus";

  private static final Pattern COUNTS =
      Pattern.compile("election_(branches|validation|ingest_documents|log_head|fold)_");

  /**
   * What is random: the secret of a form, and the hash of an entry, which hides it behind a random
   * salt, with all that is made of such hashes.
   */
  private static final Pattern CHANCE =
      Pattern.compile(
          "(?<=name=\"_csrf\" value=\")[^\"]*"
              + "|(?<=\"leafHash\":\")[0-9a-f]{64}"
              + "|(?<=<code>|data-copy=\")[0-9a-f]{64}(?=</code>|\")"
              + "|account:[0-9a-f]{16}"
              + "|,\"final\":true,\"treeSize\":\\d+,\"root\":\"[0-9a-f]{64}\",\"foldVersion\":\\d+"
              + "|(?<=\"ruling/sample/)[0-9a-f]{32}"
              + "|(?<=\"salt\":\")[0-9a-f]{32}"
              + "|(?<=\"sealed\":\")[0-9a-f]{64}"
              + "|(?<=\",\"id\":\")[^\"]*"
              + "|,\"answerHash\":\"[0-9a-f]{64}\"");

  /** They show no figure: texts, forms with a secret, states of the server. */
  private static final List<String> WITHOUT_FIGURES =
      List.of(
          "/login", "/glossary", "/method", "/actuator/health", "/api/v1/openapi.json", "/wall");

  private final String contest;
  private final Collection<String> areas;
  private final Collection<String> branches;

  /** Of a contest of the sample, in these areas and branches. */
  EveryPublicRead(String contest, Collection<String> areas, Collection<String> branches) {
    this.contest = contest;
    this.areas = areas;
    this.branches = branches;
  }

  /** What somebody reads at each address. */
  Map<String, String> by(Person reader, Served served) {
    return by(reader, served, _ -> true);
  }

  /**
   * The same of the API and of one stream an area alone: pages and charts are made of the same
   * figures.
   */
  Map<String, String> figures(Person reader, Served served) {
    return by(
        reader,
        served,
        address -> address.startsWith("/api/") || address.startsWith("/live?topic=contest/"));
  }

  /**
   * What somebody reads of the API after a position at each address that was open when the head was
   * there, by that address; and every other that is open now has to be refused as of then.
   *
   * @param then what was read when the head was there
   */
  Map<String, String> at(long position, Person reader, Served served, Map<String, String> then) {
    Map<String, String> read = new ConcurrentSkipListMap<>();
    figures(reader, served).keySet().parallelStream()
        .filter(EveryPublicRead::hasStandpoint)
        .forEach(address -> {
          if (then.containsKey(address)) {
            read.put(address, read(reader, served, at(address, position)));
          } else {
            int status = reader.get(at(address, position).replace(AS_CSV, "")).statusCode();
            assertThat(status).as(address + " at " + position).isIn(401, 403, 404);
          }
        });
    return read;
  }

  /**
   * What somebody reads of the API after a position, all of which is open but outcomes, and what
   * was not on record yet.
   */
  Map<String, String> opened(long position, Person reader, Served served) {
    Map<String, String> read = new ConcurrentSkipListMap<>();
    figures(reader, served).keySet().parallelStream()
        .filter(EveryPublicRead::hasStandpoint)
        .filter(address -> !address.endsWith("/outcome") && !address.contains("/rulings/"))
        .forEach(address -> read.put(address, read(reader, served, at(address, position))));
    return read;
  }

  /** Lines of the log are read by the rights of now; a node's check of itself is of now. */
  static boolean hasStandpoint(String address) {
    return address.startsWith("/api/v1/elections");
  }

  /** The address that reads the same after a position. */
  static String at(String address, long position) {
    String plain = address.replace(AS_CSV, "");
    String csv = address.endsWith(AS_CSV) ? AS_CSV : "";
    String name = plain.contains("/difference") ? "to=" : "at=";
    return plain + (plain.contains("?") ? "&" : "?") + name + position + csv;
  }

  private Map<String, String> by(Person reader, Served served, Predicate<String> asked) {
    Map<String, String> read = new ConcurrentSkipListMap<>();
    List<String> addresses = addresses(reader, served).filter(asked).toList();
    addresses.parallelStream().forEach(address -> read.put(address, read(reader, served, address)));
    return read;
  }

  /** Every address that shows somebody figures; after a space, what it is asked for as. */
  Stream<String> addresses(Person reader, Served served) {
    return Mapped.of(served.server()).stream()
        .filter(route -> route.startsWith("GET "))
        .map(route -> route.substring("GET ".length()))
        .filter(pattern -> !WITHOUT_FIGURES.contains(pattern))
        .flatMap(pattern -> addresses(pattern, reader));
  }

  private static String read(Person reader, Served served, String address) {
    if (address.startsWith("/live?topic=")) {
      String topic = address.substring("/live?topic=".length());
      try (Person.Watching stream = reader.watches(topic)) {
        return sorted(stream.cells(served.size() - 1));
      }
    }
    var answer =
        address.endsWith(AS_CSV)
            ? reader.get(address.replace(AS_CSV, ""), "Accept", AS_CSV.strip())
            : reader.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    if (address.equals(METERS)) {
      return withoutTimes(answer.body());
    }
    return CHANCE.matcher(answer.body()).replaceAll("");
  }

  /** Cells have no order, and one that is no more is sent as null to whoever has seen it. */
  private static String sorted(JsonNode cells) {
    Map<String, String> sorted = new TreeMap<>();
    cells.properties().stream()
        .filter(cell -> !cell.getValue().isNull())
        .forEach(cell -> sorted.put(cell.getKey(), cell.getValue().asString()));
    return Served.JSON.writeValueAsString(sorted);
  }

  /** Every series by its name, and how often things happened; how long they took is chance. */
  private static String withoutTimes(String meters) {
    return meters
        .lines()
        .filter(line -> line.startsWith("election_") && !line.contains("_seconds"))
        .map(line ->
            COUNTS.matcher(line).lookingAt() ? line : line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> addresses(String pattern, Person reader) {
    String api = Served.SAMPLE + "/contests/" + contest;
    String page = "/elections/sample/contests/" + contest;
    return switch (pattern) {
      case "/api/v1/elections/{election}/contests/{contest}/results" ->
          areas.stream()
              .map(area -> api + "/results?children=true&area=" + area)
              .flatMap(results -> Stream.of(results, results + AS_CSV));
      case "/api/v1/elections/{election}/contests/{contest}/branches/{branch}" ->
          branches.stream().map(branch -> api + "/branches/" + branch);
      case "/api/v1/elections/{election}/contests/{contest}/branches/{branch}/history" ->
          branches.stream().map(branch -> api + "/branches/" + branch + "/history");
      case "/api/v1/elections" -> Stream.of("/api/v1/elections");
      case "/api/v1/elections/{election}/contests",
          "/api/v1/elections/{election}/areas",
          "/api/v1/elections/{election}/branches" ->
          Stream.of(pattern.replace("{election}", "sample"));
      case "/api/v1/elections/{election}/contests/{contest}/candidates" ->
          Stream.of(api + "/candidates");
      case "/api/v1/elections/{election}/contests/{contest}/branches" ->
          areas.stream().map(area -> api + "/branches?limit=1000&area=" + area);
      case "/api/v1/elections/{election}/contests/{contest}/difference" ->
          areas.stream().map(area -> api + "/difference?children=true&" + since(reader, area));
      case "/api/v1/elections/{election}/contests/{contest}/difference/entries" ->
          areas.stream().map(area -> api + "/difference/entries?limit=1000&" + since(reader, area));
      case "/elections/{election}/contests/{contest}/difference" ->
          areas.stream().map(area -> page + "/difference?" + since(reader, area));
      case "/elections/{election}/contests/{contest}/sheet" ->
          areas.stream().map(area -> page + "/sheet?" + since(reader, area));
      case "/elections/{election}/contests/{contest}/desk" ->
          Stream.concat(
              areas.stream().map(area -> page + "/desk?areas=" + area + "&" + sealed(reader)),
              branches.stream().map(it -> page + "/desk?branches=" + it + "&" + sealed(reader)));
      case "/elections/{election}/contests/{contest}/origin" ->
          FIGURES.stream()
              .flatMap(figure ->
                  areas.stream().map(it -> page + "/origin?figure=" + figure + "&area=" + it));
      // What a job answers is what its address answers, made anew by the rights of who asks.
      case "/api/v1/jobs/{job}", "/jobs/{job}" -> Stream.empty();
      case "/api/v1/check" -> Stream.of("/api/v1/check");
      // Where the record ends is salted, and is what was read before, in whatever order.
      case "/api/v1/reads", "/api/v1/reads/head" -> Stream.empty();
      case "/api/v1/log/entries" ->
          Stream.of("/api/v1/log/entries?limit=1000&contest=sample:" + contest);
      case "/api/v1/elections/{election}/forks" ->
          Stream.of(Served.SAMPLE + "/forks").filter(address -> open(reader, address));
      case "/api/v1/elections/{election}/progress" -> Stream.of(Served.SAMPLE + "/progress");
      case "/api/v1/elections/{election}/held-back" ->
          Stream.of(Served.SAMPLE + "/held-back?limit=500&contest=" + contest);
      case "/api/v1/elections/{election}/rulings" ->
          Stream.of(Served.SAMPLE + "/rulings?limit=500&contest=" + contest);
      case "/api/v1/elections/{election}/rulings/{envelope}" ->
          rulings(reader).map(ruling -> Served.SAMPLE + "/rulings/" + ruling);
      case "/elections/{election}/rulings" ->
          Stream.of("/elections/sample/rulings?contest=" + contest);
      case "/elections/{election}/rulings/{envelope}" ->
          rulings(reader).map(ruling -> "/elections/sample/rulings/" + ruling);
      case "/api/v1/elections/{election}/contests/{contest}/outcome" ->
          Stream.of(api + "/outcome").filter(address -> open(reader, address));
      case "/api/v1/elections/{election}/contests/{contest}/acts" ->
          Stream.of(api + "/acts").filter(address -> open(reader, address));
      case "/elections/{election}/contests/{contest}/acts" ->
          Stream.of(page + "/acts").filter(address -> open(reader, address));
      case "/" -> Stream.of("/").filter(_ -> contest.equals(FIRST));
      case "/elections/{election}" -> Stream.of("/elections/sample?contest=" + contest);
      case "/elections/{election}/areas" ->
          sideBySide().map(some -> "/elections/sample/areas?contest=" + contest + "&areas=" + some);
      case "/elections/{election}/areas/{area}" ->
          areas.stream().map(area -> "/elections/sample/areas/" + area + "?contest=" + contest);
      case "/elections/{election}/contests/{contest}" ->
          areas.stream()
              .flatMap(area -> Stream.of("", "&order=votes").map(o -> page + "?area=" + area + o));
      case "/elections/{election}/contests/{contest}/branches/{branch}" ->
          branches.stream().map(branch -> page + "/branches/" + branch);
      case "/elections/{election}/held-back" ->
          Stream.of("/elections/sample/held-back?contest=" + contest);
      case "/elections/{election}/progress" ->
          areas.stream()
              .map(area -> "/elections/sample/progress?contest=" + contest + "&area=" + area);
      case "/wall/{election}" -> Stream.of("/wall/sample?contest=" + contest);
      case "/search" -> Stream.of("/search?q=1", "/search?q=B0001");
      case "/charts/{kind}.json" ->
          CHARTS.stream()
              .flatMap(kind ->
                  areas.stream()
                      .map(area ->
                          "/charts/%s.json?election=sample&contest=%s&area=%s"
                              .formatted(kind, contest, area)));
      case METERS -> Stream.of(METERS).filter(meters -> open(reader, meters));
      case "/live" -> topics().map(topic -> "/live?topic=" + topic);
      default -> nothing(pattern, reader);
    };
  }

  private static String sealed(Person reader) {
    JsonNode elections = Served.json(reader.get("/api/v1/elections")).path("items");
    return "since=" + elections.get(0).path("sealedAt").asLong();
  }

  /** From the moment at which the election was on record until now. */
  private static String since(Person reader, String area) {
    JsonNode elections = Served.json(reader.get("/api/v1/elections")).path("items");
    return "from=" + elections.get(0).path("sealedAt").asLong() + "&area=" + area;
  }

  private static boolean open(Person reader, String address) {
    return reader.get(address).statusCode() == 200;
  }

  private Stream<String> rulings(Person reader) {
    var answer = reader.get(Served.SAMPLE + "/rulings?limit=500&contest=" + contest);
    return Served.json(answer)
        .path("items")
        .valueStream()
        .map(ruling -> ruling.path("ruling").asString());
  }

  private Stream<String> topics() {
    String of = "?contest=" + contest;
    return Stream.of(
            Stream.of("overview/sample" + of, "wall/sample" + of, "held-back/sample" + of),
            areas.stream().map(area -> "area/sample/" + area + of),
            areas.stream().map(area -> "contest/sample/" + contest + "?area=" + area),
            areas.stream().map(area -> "progress/sample" + of + "&area=" + area),
            branches.stream().map(branch -> "branch/sample/" + contest + "/" + branch),
            sideBySide().map(some -> "areas/sample" + of + "&areas=" + some))
        .flatMap(topics -> topics);
  }

  private Stream<String> sideBySide() {
    List<String> all = new ArrayList<>(areas);
    List<String> pages = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 12) {
      pages.add(String.join(",", all.subList(i, Math.min(all.size(), i + 12))));
    }
    return pages.stream();
  }

  /** Nobody reads there, or somebody has to say here what. */
  private static Stream<String> nothing(String pattern, Person reader) {
    String somewhere = pattern.replaceAll("\\{[^}]*}|\\*\\*", "x");
    assertThat(reader.get(somewhere).statusCode())
        .as("%s is not among what is read here; say what can be asked for there", pattern)
        .isIn(401, 403, 404);
    return Stream.of();
  }
}
