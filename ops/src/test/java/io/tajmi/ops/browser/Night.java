package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tajmi.api.access.Account;
import io.tajmi.api.access.Accounts;
import io.tajmi.api.access.Grant;
import io.tajmi.api.access.Role;
import io.tajmi.ops.http.Served;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample's night on a server of its own, half counted, and a person of the acting chain. */
final class Night implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SAMPLE = "/api/v1/elections/sample";

  private final Served served;
  private final String password;

  /**
   * A page.
   *
   * @param figures whether it shows figures of a count
   */
  record Place(String name, String path, boolean figures) {}

  private Night(Served served, String password) {
    this.served = served;
    this.password = password;
  }

  static Night served(Path folder) {
    Served served = Served.sample(folder);
    try {
      bulk(served, "tallies/1-first.ndjson");
      bulk(served, "tallies/2-corrections.ndjson");
      for (String line : Files.readAllLines(served.sample().resolve("acts.ndjson"))) {
        JsonNode act = JSON.readTree(line);
        var answer = served.post(SAMPLE + act.path("path").asString(), act.path("body"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Accounts.Made made =
        new Accounts(served.data())
            .add("hq", Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)));
    return new Night(served, made.secret());
  }

  private static void bulk(Served served, String file) throws IOException {
    byte[] lines = Files.readAllBytes(served.sample().resolve(file));
    var _ = served.bulk(Served.gzip(lines), "Content-Encoding", "gzip");
  }

  String base() {
    return served.base();
  }

  /** Every kind of page, and branches in every state. */
  List<Place> places() {
    String election = "/elections/sample";
    String president = election + "/contests/president";
    return List.of(
        new Place("home", "/", true),
        new Place("overview", election, true),
        new Place("country", election + "/areas/S", true),
        new Place("province", election + "/areas/S-1", true),
        new Place("county", election + "/areas/S-1-1", true),
        new Place("side-by-side", election + "/areas?areas=S-1-1,S-1-2,S-2-1", true),
        new Place("contest", president, true),
        new Place("contest-by-votes", president + "?order=votes", true),
        new Place("branch", president + "/branches/B00001", true),
        new Place("branch-later", president + "/branches/B00002", true),
        new Place("progress", election + "/progress", true),
        new Place("held-back", election + "/held-back", true),
        new Place("wall", "/wall/sample", true),
        new Place("glossary", "/glossary", false),
        new Place("method", "/method", false),
        new Place("search", "/search?q=1", false),
        new Place("login", "/login", false));
  }

  /** Logs a reader in as a person of the executive chain who acts everywhere. */
  void logIn(BrowserContext reader) {
    Page page = reader.newPage();
    var _ = page.navigate(base() + "/login?lang=fa");
    page.locator("#username").fill("hq");
    page.locator("#password").fill(password);
    page.locator("main button[type=submit]").click();
    page.waitForURL(base() + "/");
    page.close();
  }

  @Override
  public void close() {
    served.close();
  }
}
