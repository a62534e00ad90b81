package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with a browser, as far as streams and charts go: the public, or logged in. */
final class Person implements AutoCloseable {
  private final Served served;
  private final String name;
  private final String password;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();

  private Person(Served served, String name, String password) {
    this.served = served;
    this.name = name;
    this.password = password;
  }

  /** One who has not logged in. */
  static Person anybody(Served served) {
    return new Person(served, "", "");
  }

  /** A new account's holder, logged in. */
  static Person with(Served served, String name, Grant... grants) {
    String password =
        new Accounts(served.data()).add(name, Account.Kind.PERSON, List.of(grants)).secret();
    return known(served, name, password);
  }

  /** The same person, logged in at another browser. */
  static Person again(Served served, Person other) {
    return known(served, other.name, other.password);
  }

  /** Somebody who has an account, logged in. */
  static Person known(Served served, String name, String password) {
    Person person = new Person(served, name, password);
    person.login();
    return person;
  }

  private void login() {
    String form =
        "username=" + name + "&password=" + coded(password) + "&_csrf=" + secret("/login");
    assertThat(post("/login", form)).endsWith("/");
  }

  void logout() {
    assertThat(post("/logout", "_csrf=" + secret("/"))).endsWith("/");
  }

  /** What the form of a page must be sent with. */
  private String secret(String page) {
    return coded(
        Objects.requireNonNull(Jsoup.parse(get(page).body()).selectFirst("[name=_csrf]"))
            .attr("value"));
  }

  /** Where a form leads to. */
  private String post(String path, String form) {
    return send(request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)))
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  /** Sends a form of a page, with the secret that every page of this session has for it. */
  HttpResponse<String> sends(String page, String form) {
    return send(
        request(page, "Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + secret("/glossary"))));
  }

  /** A text as a form has it. */
  static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(served.base() + path)).timeout(Duration.ofSeconds(60));
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Opens the live stream of a topic in English. */
  Watching watches(String topic, String... headers) {
    return watchesAt("/live?lang=en&topic=" + coded(topic), headers);
  }

  /** The same for a page that was made for whoever has this mark. */
  Watching watchesAs(String mark, String topic) {
    return watchesAt("/live?lang=en&topic=" + coded(topic) + "&reader=" + mark);
  }

  /** Opens a live stream by its whole address. */
  Watching watchesAt(String address, String... headers) {
    try {
      HttpResponse<InputStream> answer =
          http.send(
              request(address, headers).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      return new Watching(answer);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** An event of a stream. */
  record Event(String id, String name, JsonNode data) {
    String cell(String key) {
      return data.path(key).asString("");
    }
  }

  /** An open stream. */
  static final class Watching implements AutoCloseable {
    private final HttpResponse<InputStream> answer;
    private final BufferedReader lines;

    private Watching(HttpResponse<InputStream> answer) {
      this.answer = answer;
      this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    String header(String name) {
      return answer.headers().firstValue(name).orElse("");
    }

    /** The next event of a name, others passed over; null where the stream ended before. */
    @Nullable Event next(String name) {
      try {
        String id = "";
        String event = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("event: ")) {
            event = line.substring(7);
          } else if (line.startsWith("data: ") && event.equals(name)) {
            return new Event(id, event, Served.JSON.readTree(line.substring(6)));
          }
        }
        return null;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** All cells of the page as it is at a position. */
    JsonNode cells(long position) {
      ObjectNode all = (ObjectNode) Objects.requireNonNull(next("all")).data();
      while (!all.path("asof.position").asString("").equals("%,d".formatted(position))) {
        all.setAll((ObjectNode) Objects.requireNonNull(next("cells")).data());
      }
      return all;
    }

    /** The lines of the next event, whatever it is. */
    List<String> lines() throws IOException {
      List<String> event = new ArrayList<>();
      for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
        event.add(line);
        line = lines.readLine();
      }
      return event;
    }

    /** Everything until the stream ends. */
    String rest() throws IOException {
      StringBuilder rest = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rest.append(line).append('\n');
      }
      return rest.toString();
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
