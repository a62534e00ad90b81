package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.ApiSettings;
import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.live.LiveLimits;
import io.tajmi.election.AreaCode;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.ops.OperatorToken;
import io.tajmi.ops.node.Keeping;
import io.tajmi.ops.node.NodeName;
import io.tajmi.ops.sample.SampleFiles;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server of a test log in this process, with the sample's election imported, and its client. */
public final class Served implements AutoCloseable {
  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String SAMPLE = "/api/v1/elections/sample";
  static final Duration AT_LEAST_WAIT_MAX = Duration.ofSeconds(2);
  static final int BRANCHES = 200;

  /** No job but where a test asks for it, however slow the machine. */
  private static final Duration JOB_WAIT_MAX = Duration.ofMinutes(1);

  private final Path folder;
  private final NodeSettings settings;
  private final Map<String, String> overridden;
  private TajmiServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger branches = new AtomicInteger();

  private Served(Path folder, LiveLimits live, InstantSource clock, Keeping keeping) {
    this(folder, live, clock, keeping, Map.of(), JOB_WAIT_MAX);
  }

  private Served(
      Path folder,
      LiveLimits live,
      InstantSource clock,
      Keeping keeping,
      Map<String, String> overridden,
      Duration jobWaitMax) {
    this.overridden = overridden;
    ApiSettings api = new ApiSettings(AT_LEAST_WAIT_MAX, live).waitingForJobs(jobWaitMax);
    this.folder = folder;
    NodeSettings.Ports ports = new NodeSettings.Ports(NodeSettings.Ports.LOOPBACK, 0, false);
    settings = new NodeSettings(NodeName.DEFAULT, data(), ports, LogKind.TEST, api, clock, keeping);
    server = TajmiServer.start(settings, overridden);
  }

  private Served(Path folder, LiveLimits live, InstantSource clock) {
    this(folder, live, clock, Keeping.DEFAULT);
  }

  private Served(Path folder, LiveLimits live) {
    this(folder, live, InstantSource.system());
  }

  /** With nothing imported. */
  static Served empty(Path folder) {
    return new Served(folder, LiveLimits.DEFAULT);
  }

  /** With the sample's package imported and its files in {@link #sample()}. */
  public static Served sample(Path folder) {
    return sample(folder, LiveLimits.DEFAULT);
  }

  /** The same with other limits of live streams. */
  static Served sample(Path folder, LiveLimits live) {
    return imported(new Served(folder, live));
  }

  /** The same with properties that override the server's own. */
  static Served sample(Path folder, Map<String, String> overridden) {
    return imported(
        new Served(
            folder,
            LiveLimits.DEFAULT,
            InstantSource.system(),
            Keeping.DEFAULT,
            overridden,
            JOB_WAIT_MAX));
  }

  /** The same in a directory that is kept otherwise. */
  static Served sample(Path folder, Keeping keeping) {
    return imported(again(folder, keeping));
  }

  /** The same where nobody waits for a long answer, so that each is a job. */
  static Served jobs(Path folder, Keeping keeping) {
    return imported(
        new Served(
            folder, LiveLimits.DEFAULT, InstantSource.system(), keeping, Map.of(), Duration.ZERO));
  }

  /** The same as the directory was left. */
  static Served jobsAgain(Path folder) {
    return new Served(
        folder,
        LiveLimits.DEFAULT,
        InstantSource.system(),
        Keeping.DEFAULT,
        Map.of(),
        Duration.ZERO);
  }

  /** As the directory was left. */
  static Served again(Path folder, Keeping keeping) {
    return new Served(folder, LiveLimits.DEFAULT, InstantSource.system(), keeping);
  }

  /** The same by another clock. */
  public static Served sample(Path folder, InstantSource clock) {
    return imported(new Served(folder, LiveLimits.DEFAULT, clock));
  }

  /** The same on a log that was founded with other limits of small boxes. */
  static Served sample(Path folder, SecrecyLimits secrecy, InstantSource clock) {
    EventLog.Settings settings =
        new EventLog.Settings(
            LogLimits.DEFAULT,
            InstantSource.system(),
            "node",
            new CheckpointRecord(folder.resolve("data/checkpoint.json")),
            EventLog.Observer.NONE);
    try (EventLog log = EventLog.open(RocksCommitLog.open(folder.resolve("data/log")), settings)) {
      log.found(
          LogCreated.of("test/log", LogKind.TEST, secrecy), "founded", new Act("test", null, null));
    }
    // One reader of such a test looks at more than one person would.
    LiveLimits live = LiveLimits.DEFAULT.withTopics(LiveLimits.DEFAULT.channelsMax());
    return imported(new Served(folder, live, clock));
  }

  private static Served imported(Served served) {
    try {
      SampleFiles.write(served.sample(), BRANCHES, 7, _ -> {});
      var answer =
          served.post(
              "/api/v1/elections", "application/zip", zip(served.sample(), "election.json"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    served.awaitHead();
    return served;
  }

  /** Waits until the view holds all that is in the log. */
  public void awaitHead() {
    var _ = read(SAMPLE + "/progress?at-least=" + (size() - 1));
  }

  /** Stops the server and starts it again at the same address, with the same log. */
  public void restart() {
    restart(() -> {});
  }

  /** The same, with something done to its directory meanwhile. */
  void restart(Runnable meanwhile) {
    NodeSettings.Ports ports =
        new NodeSettings.Ports(settings.ports().address(), server.port(), false);
    server.close();
    meanwhile.run();
    server =
        TajmiServer.start(
            new NodeSettings(
                settings.name(),
                settings.data(),
                ports,
                settings.kind(),
                settings.api(),
                settings.clock(),
                settings.keeping()),
            overridden);
  }

  public Path sample() {
    return folder.resolve("sample");
  }

  public Path data() {
    return folder.resolve("data");
  }

  TajmiServer server() {
    return server;
  }

  public String base() {
    return "http://127.0.0.1:" + server.port();
  }

  long size() {
    return server.node().log().size();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** What an address answers, which is there. */
  public JsonNode read(String path) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return json(answer);
  }

  HttpResponse<String> post(String path, String mediaType, byte[] body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  public HttpResponse<String> post(String path, JsonNode document) {
    return post(path, "application/json", JSON.writeValueAsBytes(document));
  }

  HttpResponse<String> tally(JsonNode document) {
    return post(SAMPLE + "/tallies", document);
  }

  /** The answers to lines, the summary last. */
  public List<JsonNode> bulk(byte[] lines, String... headers) {
    HttpResponse<String> answer =
        post(SAMPLE + "/tallies/bulk", "application/x-ndjson", lines, headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().map(JSON::readTree).toList();
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = anonymous(path).header("Authorization", "Bearer " + token());
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** A request of somebody who has not logged in. */
  HttpRequest.Builder anonymous(String path) {
    String at = path.startsWith("/actuator") ? server.innerAddress() : base();
    return HttpRequest.newBuilder(URI.create(at + path)).timeout(Duration.ofSeconds(60));
  }

  /** A request of a machine with a token; null sends none. */
  HttpRequest.Builder as(@Nullable String token, String path) {
    HttpRequest.Builder request = anonymous(path);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** What a reader with a token gets, as JSON; null reads as everyone. */
  JsonNode readAs(@Nullable String token, String path) {
    HttpResponse<String> answer = send(as(token, path).GET());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** The token of a new machine with one role. */
  String machine(String name, Role role, @Nullable String area) {
    Grant grant = new Grant(role, area == null ? null : new AreaCode(area));
    return new Accounts(data()).add(name, Account.Kind.MACHINE, List.of(grant)).secret();
  }

  /** Lets everyone read a contest of the sample; the position from which it holds. */
  long release(String contest) {
    return release(
        contest, JSON.createObjectNode().put("envelope", "release-" + contest).put("office", "HQ"));
  }

  /** Halts a contest of the sample, and releases it with what came before. */
  long releaseAgain(String contest) {
    ObjectNode halt =
        JSON.createObjectNode().put("envelope", "halt-" + contest).put("office", "HQ");
    var halted = post(SAMPLE + "/contests/" + contest + "/halt", halt.put("reason", "a fault"));
    assertThat(halted.statusCode()).as(halted.body()).isEqualTo(201);
    return release(
        contest,
        JSON.createObjectNode()
            .put("envelope", "again-" + contest)
            .put("office", "HQ")
            .put("history", true));
  }

  private long release(String contest, JsonNode document) {
    var answer = post(SAMPLE + "/contests/" + contest + "/release", document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("through").asLong();
  }

  /** What the log calls the account that the server was founded with. */
  String actor() {
    return Objects.requireNonNull(new Accounts(data()).named(Accounts.OPERATOR)).viewer().actor();
  }

  /** The token of the account that the server was founded with. */
  String token() {
    return OperatorToken.of(data());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A branch of the presidential contest that no test has used yet. */
  String branch() {
    return "B%05d".formatted(branches.incrementAndGet());
  }

  /** A sound tally of ten ballots for a branch that no test has used. */
  ObjectNode document() {
    String branch = branch();
    return (ObjectNode)
        JSON.readTree(
            """
            {"envelope":"t-%s","contest":"president","branch":"%s","source":"PAPER","complete":true,
             "ballots":{"inBox":10,"valid":10,"invalidTaken":0,"invalidNotTaken":0},
             "votes":{"1":6,"2":4}}
            """
                .formatted(branch, branch));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The value of a series of the Prometheus page by its name and one label, -1 where absent. */
  double meter(String name, String label) {
    return get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }

  /** The files of these bytes that are kept aside. */
  long keptAside(byte[] bytes) {
    try (Stream<Path> files = Files.list(data().resolve("kept-aside"))) {
      return files.filter(file -> java.util.Arrays.equals(bytes, contents(file))).count();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] contents(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return packed.toByteArray();
  }

  /** The package in a folder, this file first. */
  static byte[] zip(Path folder, String first) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of(first, "areas.csv", "branches.csv")) {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(folder.resolve(name), zip);
        zip.closeEntry();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
