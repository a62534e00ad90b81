package io.tajmi.ops.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A running server. A 503 is retried a few times, after the seconds that its Retry-After names; a
 * server that cannot be reached, or does not let us in, is a {@link ClientFailure}.
 */
public final class ServerConnection implements AutoCloseable {
  /** Where a server listens by default. */
  public static final String DEFAULT = "http://127.0.0.1:8080";

  private static final String NEXT = "Tajmi-Next";
  private static final int ATTEMPTS_MAX = 5;
  private static final int RETRY_AFTER_SECONDS_MAX = 30;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final Duration CONNECT_WAIT_MAX = Duration.ofSeconds(10);
  private static final Duration ANSWER_WAIT_MAX = Duration.ofMinutes(5);

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final String base;
  private final @Nullable String token;
  private final Pause pause;
  private final HttpClient http;

  /**
   * A server by its address.
   *
   * @param token sent with each request; null to ask as anybody may
   * @throws ClientFailure where {@code base} is no http or https address
   */
  public ServerConnection(String base, @Nullable String token, Pause pause) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    this.token = token;
    this.pause = pause;
    String scheme = uri("").getScheme();
    if (uri("").getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw noAddress();
    }
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WAIT_MAX)
            .build();
  }

  /** A segment of a path, or a value of a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Reads a resource, its path from the root. */
  public Answer get(String path) {
    return send(request(path).GET().build());
  }

  /** Posts a body of this media type. */
  public Answer post(String path, String mediaType, byte[] body) {
    return send(posting(path, mediaType, body).build());
  }

  /** Posts a body that is gzip already. */
  public Answer postGzip(String path, String mediaType, byte[] body) {
    return send(posting(path, mediaType, body).header("Content-Encoding", "gzip").build());
  }

  /** Lets so much time pass before the next request. */
  void pause(Duration length) {
    try {
      pause.await(length);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClientFailure(ExitCode.NO_SERVER, "Interrupted; run the same command again.");
    }
  }

  private HttpRequest.Builder posting(String path, String mediaType, byte[] body) {
    return request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(ANSWER_WAIT_MAX);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private URI uri(String path) {
    try {
      return URI.create(base + path);
    } catch (IllegalArgumentException e) {
      throw noAddress();
    }
  }

  private ClientFailure noAddress() {
    return new ClientFailure(
        ExitCode.USAGE, base + " is no address of a server; write it as " + DEFAULT + ".");
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, body());
      for (int i = 1; i < ATTEMPTS_MAX && response.statusCode() == SERVICE_UNAVAILABLE; i++) {
        pause.await(Duration.ofSeconds(retryAfterSeconds(response)));
        response = http.send(request, body());
      }
      Answer answer =
          new Answer(
              response.statusCode(),
              response.body(),
              response.headers().firstValue(NEXT).orElse(null));
      if (answer.status() == UNAUTHORIZED) {
        throw new ClientFailure(ExitCode.USAGE, unknown());
      }
      if (answer.status() == FORBIDDEN) {
        throw new ClientFailure(ExitCode.USAGE, answer.problem());
      }
      return answer;
    } catch (ConnectException e) {
      throw new ClientFailure(
          ExitCode.NO_SERVER,
          "No server answers at " + base + "; start one with: tajmi serve --data DIR");
    } catch (HttpTimeoutException e) {
      throw new ClientFailure(
          ExitCode.NO_SERVER, "The server at " + base + " did not answer in time; run it again.");
    } catch (IOException e) {
      throw new ClientFailure(
          ExitCode.NO_SERVER,
          "The connection to " + base + " broke; run the same command again: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailure(ExitCode.NO_SERVER, "Interrupted; run the same command again.");
    }
  }

  private String unknown() {
    return token == null
        ? "The server asks who you are; name a token's file with --token-file or TAJMI_TOKEN_FILE,"
            + " such as operator.token in the server's data directory."
        : "The server does not know this token, or its account is blocked.";
  }

  private static HttpResponse.BodyHandler<String> body() {
    return BodyHandlers.ofString(StandardCharsets.UTF_8);
  }

  private static long retryAfterSeconds(HttpResponse<?> response) {
    String named = response.headers().firstValue("Retry-After").orElse("1");
    boolean seconds = named.matches("[0-9]{1,4}");
    return seconds ? Math.min(Integer.parseInt(named), RETRY_AFTER_SECONDS_MAX) : 1;
  }

  @Override
  public void close() {
    http.close();
  }
}
