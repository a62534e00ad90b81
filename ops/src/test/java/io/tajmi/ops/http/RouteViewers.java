package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One viewer of every kind, by their names in the tables of who gets what answer. */
final class RouteViewers implements AutoCloseable {
  /** The area of the executive that has but one. */
  static final String AREA = "S-2";

  static final String EXECUTIVE = "executive";
  static final String SUPERVISORY = "supervisory";
  static final String OF_AN_AREA = "executive-of-an-area";

  /** A person with the rights of the executive, and a session in the place of a token. */
  static final String PERSON = "person";

  private final Served served;
  private final Map<String, @Nullable String> tokens = new LinkedHashMap<>();
  private final Browser person;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Makes their accounts. */
  RouteViewers(Served served) {
    this.served = served;
    tokens.put("everyone", null);
    tokens.put("blocked", blocked());
    tokens.put("it-support", served.machine("it", Role.IT_SUPPORT, null));
    tokens.put("operations", served.machine("op", Role.OPERATIONS, null));
    tokens.put(SUPERVISORY, served.machine("su", Role.SUPERVISORY, null));
    tokens.put(OF_AN_AREA, served.machine("ar", Role.EXECUTIVE, AREA));
    tokens.put(EXECUTIVE, served.token());
    Accounts.Made made =
        new Accounts(served.data())
            .add("p", Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)));
    person = new Browser(served.base());
    assertThat(person.login("p", made.secret())).isEqualTo("/");
  }

  private String blocked() {
    String token = served.machine("gone", Role.EXECUTIVE, null);
    var _ = new Accounts(served.data()).block("gone");
    return token;
  }

  /** Of those who have none, null. */
  Collection<@Nullable String> tokens() {
    return tokens.values();
  }

  @Nullable String token(String viewer) {
    return tokens.get(viewer);
  }

  /** The status that each viewer gets, as a table has them. */
  String statuses(String method, String path) {
    List<String> statuses = new ArrayList<>();
    tokens.forEach((viewer, token) ->
        statuses.add(viewer + "=" + status(with(method, served.as(token, path)))));
    String session =
        person.cookies().stream().map(HttpCookie::toString).collect(Collectors.joining("; "));
    HttpRequest.Builder request = served.anonymous(path).header("Cookie", session);
    statuses.add(PERSON + "=" + status(with(method, request)));
    return String.join(" ", statuses);
  }

  private static HttpRequest.Builder with(String method, HttpRequest.Builder request) {
    return method.equals("POST")
        ? request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
        : request.method(method, HttpRequest.BodyPublishers.noBody());
  }

  /** Does not wait for what follows, as a stream does not end. */
  private int status(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream _ = answer.body()) {
        return answer.statusCode();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    http.close();
    person.close();
  }
}
