package io.tajmi.ops.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A request whose body ends before its Content-Length, and the answer to it. */
record HalfSent(int statusCode, Map<String, List<String>> named, String body)
    implements HttpResponse<String> {

  /** Announces more than it sends, then sends no more and reads. */
  static HttpResponse<String> send(Served served, String path, String mediaType, String body) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server().port())) {
      String request = head(served, path, mediaType, body.length() + 1_000) + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf("\r\n\r\n");
      List<String> head = answer.substring(0, end).lines().toList();
      Map<String, List<String>> named = new LinkedHashMap<>();
      for (String line : head.subList(1, head.size())) {
        int colon = line.indexOf(':');
        named
            .computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
      String text = answer.substring(end + 4);
      return new HalfSent(
          Integer.parseInt(head.getFirst().split(" ", -1)[1]),
          named,
          named.containsKey("Transfer-Encoding") ? unchunked(text) : text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String head(Served served, String path, String mediaType, int length) {
    return "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
        .formatted(path, served.token(), mediaType, length);
  }

  private static String unchunked(String text) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (true) {
      int end = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, end), 16);
      if (size == 0) {
        return whole.toString();
      }
      whole.append(text, end + 2, end + 2 + size);
      at = end + 2 + size + 2;
    }
  }

  @Override
  public HttpHeaders headers() {
    return HttpHeaders.of(named, (_, _) -> true);
  }

  @Override
  public @Nullable HttpRequest request() {
    return null;
  }

  @Override
  public Optional<HttpResponse<String>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return Optional.empty();
  }

  @Override
  public @Nullable URI uri() {
    return null;
  }

  @Override
  public HttpClient.Version version() {
    return HttpClient.Version.HTTP_1_1;
  }
}
