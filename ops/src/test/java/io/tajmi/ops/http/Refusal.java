package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What every refusal has in common: a problem with code and one sentence, counted once, its bytes
 * kept aside once, the log untouched.
 *
 * @param counted code under which it is counted
 */
record Refusal(int status, String code, @Nullable String pointer, String counted) {
  Refusal(int status, String code, @Nullable String pointer) {
    this(status, code, pointer, code);
  }

  /** Sends, and checks all of it; the answer twice, since the bytes are kept once. */
  JsonNode of(Served served, byte[] kept, Supplier<HttpResponse<String>> send) {
    String series = "election_validation_failures_total";
    String label = "rule=\"" + counted + "\"";
    double before = served.meter(series, label);
    double refused = served.meter("election_ingest_documents_total", "outcome=\"refused\"");
    long size = served.size();
    assertThat(before).isNotNegative();

    JsonNode problem = problem(send.get());
    assertThat(served.meter(series, label)).isEqualTo(before + 1);
    JsonNode again = problem(send.get());

    assertThat(again).isEqualTo(problem);
    assertThat(served.meter(series, label)).isEqualTo(before + 2);
    assertThat(served.meter("election_ingest_documents_total", "outcome=\"refused\""))
        .isEqualTo(refused + 2);
    assertThat(served.keptAside(kept)).isOne();
    assertThat(served.size()).isEqualTo(size);
    return problem;
  }

  /** Checks an answer alone. */
  JsonNode problem(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = Served.json(answer);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("pointer").asString(null)).isEqualTo(pointer);
    assertOneSentence(problem.path("detail").asString());
    return problem;
  }

  static void assertOneSentence(String detail) {
    assertThat(detail).matches("[\\p{L}0-9].{3,400}\\.").doesNotContain("\n", "Exception");
    assertThat(detail.substring(0, detail.length() - 1)).doesNotContain(". ");
  }
}
