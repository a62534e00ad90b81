package io.tajmi.ops.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser: it keeps cookies, and sends a form with all that the form holds. */
public final class Browser implements AutoCloseable {
  private static final Pattern SECRET = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  /** Of a server by its address. */
  public Browser(String base) {
    this.base = base;
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
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

  /** Fills the form in and sends it; where it leads to, without the server's address. */
  public String login(String name, String password) {
    String secret = secret(get("/login").body());
    return location(
        form("/login", Map.of("username", name, "password", password, "_csrf", secret)));
  }

  /** The secret that a form holds. */
  static String secret(String page) {
    Matcher secret = SECRET.matcher(page);
    if (!secret.find()) {
      throw new IllegalStateException("no form with a secret in " + page);
    }
    return secret.group(1);
  }

  HttpResponse<String> form(String path, Map<String, String> fields) {
    StringBuilder body = new StringBuilder();
    fields.forEach((name, value) ->
        body.append(body.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Where an answer leads to, without the server's address. */
  String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("").replace(base, "");
  }

  /** Puts a cookie into it that it has lost. */
  void keep(HttpCookie cookie) {
    cookies.getCookieStore().add(URI.create(base), cookie);
  }

  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  @Override
  public void close() {
    http.close();
  }
}
