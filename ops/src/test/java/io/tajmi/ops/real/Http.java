package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.ops.OperatorToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Asks a server over HTTP, as any program with a token could. */
final class Http implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  Http(String url, Path data) {
    this.url = url;
    this.token = OperatorToken.of(data);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(path).build());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return RealData.JSON.readTree(answer.body());
  }

  JsonNode post(String path, int status, byte[] body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request(path, "application/json", body));
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
    return RealData.JSON.readTree(answer.body());
  }

  /** Every line of the answer to a bulk request; the last is the summary. */
  List<JsonNode> bulk(String election, byte[] lines) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            request(
                "/api/v1/elections/" + election + "/tallies/bulk", "application/x-ndjson", lines));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().map(RealData.JSON::readTree).toList();
  }

  /**
   * Votes by candidate, ballots by key and counted branches of one area, as {@link RealData#sums}
   * names them.
   */
  Map<String, Long> sums(String election, String area) throws IOException, InterruptedException {
    JsonNode results =
        get("/api/v1/elections/" + election + "/contests/president/results?area=" + area);
    Map<String, Long> sums = new TreeMap<>();
    results
        .path("votes")
        .forEach(v -> sums.put("vote " + v.path("candidate").asString(), v.path("votes").asLong()));
    results
        .path("ballots")
        .properties()
        .forEach(b -> {
          if (b.getValue().path("n").asLong() > 0) {
            sums.put(b.getKey(), b.getValue().path("sum").asLong());
          }
        });
    sums.put("counted", results.path("progress").path("counted").asLong());
    return sums;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpRequest request(String path, String type, byte[] body) {
    return request(path)
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
