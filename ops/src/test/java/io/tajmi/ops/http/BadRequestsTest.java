package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.gzip;
import static io.tajmi.ops.http.Served.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BadRequestsTest {
  private static final String ELECTIONS = "/api/v1/elections";

  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404, NOT_FOUND,",
    "GET, /api/v1/nothing, 404, NOT_FOUND,",
    "POST, /api/v1/elections/sample/talies, 404, NOT_FOUND,",
    "DELETE, /nothing, 404, NOT_FOUND,",
    "GET, /api/v1/elections/sample/tallies, 405, METHOD_NOT_ALLOWED,",
    "PUT, /api/v1/elections/sample/rulings, 405, METHOD_NOT_ALLOWED,",
    "DELETE, /api/v1/elections/sample/progress, 405, METHOD_NOT_ALLOWED,",
    "GET, /api/v1/elections/none/progress, 404, R.102,",
    "GET, /api/v1/elections/sample/progress?area=none, 404, R.102, /area",
    "GET, /api/v1/elections/sample/contests/none/results, 404, R.102,",
    "GET, /charts/none.json?election=sample&contest=president, 404, R.102,",
    "GET, /charts/votes.json?election=sample&contest=none, 404, R.102, /contest",
    "GET, /charts/votes.json?election=sample&contest=president&area=none, 404, R.102, /area",
    "GET, /api/v1/elections/sample/contests/president/results?area=none, 404, R.102, /area",
    "GET, /api/v1/elections/sample/contests/president/results?children=maybe, 400, R.101,"
        + " /children",
    "GET, /api/v1/elections/sample/contests/council/branches/B00200, 404, R.102,",
    "GET, /api/v1/elections/sample/contests/council/branches/%DB%B1/history, 404, R.102,",
    "GET, /api/v1/elections/sample/held-back?limit=9999999999, 400, R.101, /limit",
  })
  void an_address_that_means_nothing_is_a_problem_with_a_code(
      String method, String path, int status, String code, @Nullable String pointer) {
    var request = served.request(path).method(method, HttpRequest.BodyPublishers.noBody());
    var _ = new Refusal(status, code, pointer).problem(served.send(request));
  }

  @ParameterizedTest
  @CsvSource({
    "at-least=soon, /at-least",
    "at=soon, /at",
    "limit=0, /limit",
    "limit=1001, /limit",
    "rule=E.999, /rule",
    "after=x, /after",
    "after=president/B99999, /after"
  })
  void a_page_that_cannot_be_is_refused_with_its_parameter(String query, String pointer) {
    var _ = new Refusal(400, "R.101", pointer).problem(served.get(SAMPLE + "/held-back?" + query));
  }

  @Test
  void a_405_names_the_methods_that_are_allowed() {
    assertThat(served.get(SAMPLE + "/tallies").headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void what_is_not_json_cannot_be_read_as_something_else() {
    var _ =
        new Refusal(406, "NOT_ACCEPTABLE", null)
            .problem(served.get(SAMPLE + "/progress", "Accept", "text/csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "/tallies, text/csv",
    "/tallies, application/x-www-form-urlencoded",
    "/rulings, application/xml",
    "/contests/president/branches/B00001/close, text/plain",
    "/tallies/bulk, application/json",
  })
  void a_document_of_another_media_type_is_refused_and_kept_aside(String path, String mediaType) {
    byte[] body = utf8("a=b " + path + mediaType);
    var _ =
        new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", null, "R.101")
            .of(served, body, () -> served.post(SAMPLE + path, mediaType, body));
  }

  @Test
  void a_package_of_another_media_type_is_refused() {
    var _ =
        new Refusal(415, "UNSUPPORTED_MEDIA_TYPE", null, "R.101")
            .of(served, utf8("PK"), () -> served.post(ELECTIONS, "application/json", utf8("PK")));
  }

  @Test
  void what_is_no_zip_is_refused_with_its_fault() {
    JsonNode problem =
        refusedPackage()
            .of(served, utf8("x"), () -> served.post(ELECTIONS, "application/zip", utf8("x")));
    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.path("errors").get(0).path("code").asString()).isEqualTo("P.123");
  }

  private static Refusal refusedPackage() {
    return new Refusal(422, "PACKAGE_REFUSED", null);
  }

  @Test
  void each_fault_of_a_package_is_named_by_file_and_line() {
    byte[] zip =
        zip("election.json", utf8("{}"), "areas.csv", utf8("code\n"), "branches.csv", utf8(""));
    JsonNode problem =
        refusedPackage().of(served, zip, () -> served.post(ELECTIONS, "application/zip", zip));
    assertThat(problem.path("errors").size()).isGreaterThan(2);
    for (JsonNode error : problem.path("errors")) {
      assertThat(error.propertyNames()).containsExactly("file", "line", "code", "detail");
      assertThat(error.path("line").isInt()).isTrue();
    }
  }

  @Test
  void a_zip_that_inflates_beyond_64_MiB_is_refused_also_with_gzip_around_it() {
    byte[] bomb = zip("election.json", new byte[65 << 20]);
    JsonNode problem =
        refusedPackage().of(served, bomb, () -> served.post(ELECTIONS, "application/zip", bomb));
    assertThat(problem.toString()).contains("P.117");
    JsonNode again =
        refusedPackage()
            .of(
                served,
                bomb,
                () ->
                    served.post(
                        ELECTIONS, "application/zip", gzip(bomb), "Content-Encoding", "gzip"));
    assertThat(again).isEqualTo(problem);
  }

  @Test
  void gzip_around_a_package_is_counted_by_its_inflated_bytes() {
    byte[] bomb = gzip(new byte[65 << 20]);
    var _ =
        new Refusal(413, "R.108", null)
            .of(
                served,
                new byte[64 << 20],
                () -> served.post(ELECTIONS, "application/zip", bomb, "Content-Encoding", "gzip"));
  }

  @Test
  void a_package_again_is_200_and_other_content_under_its_id_is_409() throws IOException {
    byte[] same = Served.zip(served.sample(), "election.json");
    long size = served.size();
    var repeat = served.post(ELECTIONS, "application/zip", gzip(same), "Content-Encoding", "gzip");
    assertThat(repeat.statusCode()).isEqualTo(200);
    assertThat(served.size()).isEqualTo(size);
    String election = Files.readString(served.sample().resolve("election.json"));
    byte[] other =
        zip(
            "election.json",
            utf8(election.replace("Sample election", "Other election")),
            "areas.csv",
            Files.readAllBytes(served.sample().resolve("areas.csv")),
            "branches.csv",
            Files.readAllBytes(served.sample().resolve("branches.csv")));
    var _ =
        new Refusal(409, "ELECTION_SEALED", null)
            .of(served, other, () -> served.post(ELECTIONS, "application/zip", other));
  }

  private static byte[] zip(Object... namesAndBytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
        zip.closeEntry();
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
    return bytes.toByteArray();
  }

  @Test
  void a_body_that_breaks_off_is_refused_and_what_came_is_kept_aside() {
    String body = "{\"envelope\":\"broken-off\",";
    var _ =
        new Refusal(400, "R.101", null)
            .of(
                served,
                utf8(body),
                () -> HalfSent.send(served, SAMPLE + "/tallies", "application/json", body));
  }

  @Test
  void lines_before_a_stream_breaks_off_count_and_the_last_one_is_kept_aside() {
    long size = served.size();
    String lines = served.document() + "\n" + served.document() + "\n{\"envelope\":\"bro";
    var answer = HalfSent.send(served, SAMPLE + "/tallies/bulk", "application/x-ndjson", lines);
    var _ = new Refusal(400, "R.101", null).problem(answer);
    assertThat(served.size()).isEqualTo(size + 2);
    assertThat(served.keptAside(utf8("{\"envelope\":\"bro"))).isOne();
  }

  @Test
  void a_client_that_goes_away_in_the_middle_is_refused_all_the_same() throws Exception {
    String label = "rule=\"R.101\"";
    double before = served.meter("election_validation_failures_total", label);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server().port())) {
      socket
          .getOutputStream()
          .write(
              HalfSent.head(served, SAMPLE + "/tallies", "application/json", 999)
                  .concat("{\"gone\":")
                  .getBytes(StandardCharsets.UTF_8));
      socket.setSoLinger(true, 0);
    }
    double after = before;
    for (int looks = 0; looks < 200 && after == before; looks++) {
      after = served.meter("election_validation_failures_total", label);
    }
    assertThat(after).isEqualTo(before + 1);
  }
}
