package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The form of a review as a browser without scripts sends it, button by button. */
final class Filled {
  private static final int LEADS_MAX = 5;

  private final Person reader;
  private final Document page;
  private final Map<String, String> typed = new LinkedHashMap<>();

  private Filled(Person reader, Document page) {
    this.reader = reader;
    this.page = page;
  }

  /** The form of the page at an address. */
  static Filled at(Person reader, String address) {
    return new Filled(reader, page(reader, address));
  }

  private static Document page(Person reader, String address) {
    String at = address;
    for (int i = 0; i < LEADS_MAX; i++) {
      HttpResponse<String> answer = reader.get(at);
      if (answer.statusCode() != 303) {
        assertThat(answer.statusCode()).as(at).isEqualTo(200);
        return Jsoup.parse(answer.body(), at);
      }
      String next = answer.headers().firstValue("Location").orElse("");
      at =
          next.startsWith("./")
              ? at.substring(0, at.replaceAll("\\?.*", "").lastIndexOf('/') + 1) + next.substring(2)
              : next;
    }
    throw new AssertionError(address + " leads on and on");
  }

  Document page() {
    return page;
  }

  /** The address that the page is at. */
  String address() {
    return page.baseUri();
  }

  Filled types(String field, String text) {
    assertThat(page.select(fields(field))).as(field).hasSize(1);
    typed.put(field, text);
    return this;
  }

  private static String fields(String name) {
    return "#review-form [name=%s], [form=review-form][name=%s]".formatted(name, name);
  }

  /** What a field has. */
  String value(String field) {
    return page.select(fields(field)).val();
  }

  /** Presses the button that leads to a step; the first where it is this step. */
  Filled press(String step) {
    Element form = Objects.requireNonNull(page.getElementById("review-form"));
    String to =
        form.select("button").eachAttr("formaction").stream()
            .filter(address -> address.endsWith("/" + step))
            .findFirst()
            .orElse(form.attr("action"));
    if (form.attr("method").equals("post")) {
      return posted(form, step);
    }
    assertThat(to).endsWith("/" + step);
    return at(reader, to + "?" + String.join("&", sent()));
  }

  private List<String> sent() {
    List<String> query = new ArrayList<>();
    for (Element field :
        page.select("#review-form [name]:not(button), [form=review-form][name]:not(button)")) {
      String name = field.attr("name");
      boolean off = field.attr("type").equals("checkbox") && !field.hasAttr("checked");
      if (!off && !name.equals("_csrf")) {
        String value = field.is("textarea") ? field.wholeText() : field.val();
        query.add(name + "=" + Person.coded(typed.getOrDefault(name, value)));
      }
    }
    return query;
  }

  private Filled posted(Element form, String step) {
    List<String> fields = new ArrayList<>(sent());
    form.select("button[name=go]").eachAttr("value").stream()
        .filter(address -> address.endsWith("/" + step))
        .forEach(address -> fields.add("go=" + Person.coded(address)));
    HttpResponse<String> answer = reader.sends(form.attr("action"), String.join("&", fields));
    if (answer.statusCode() == 303) {
      return at(reader, answer.headers().firstValue("Location").orElse(""));
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new Filled(reader, Jsoup.parse(answer.body(), form.attr("action")));
  }
}
