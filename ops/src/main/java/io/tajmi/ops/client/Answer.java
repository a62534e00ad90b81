package io.tajmi.ops.client;

import io.tajmi.election.PlainText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param body as text
 * @param next where the rest of a list goes on; null where there is none
 */
public record Answer(int status, String body, @Nullable String next) {
  static final JsonMapper JSON = JsonMapper.builder().build();

  /** Whether the status is 2xx. */
  public boolean succeeded() {
    return status / 100 == 2;
  }

  /** The body as JSON; an empty object where it is none. */
  public JsonNode json() {
    return read(body);
  }

  /** The code and sentence of a problem, or the status where the body names none. */
  public String problem() {
    JsonNode problem = json();
    String code = problem.path("code").asString("");
    String sentence = problem.path("detail").asString(problem.path("title").asString(""));
    String said = (code + " " + sentence).strip();
    return said.isEmpty()
        ? "The server answered with status " + status + "."
        : PlainText.quoted(said);
  }

  /**
   * A word of a list of words; null where the field is absent.
   *
   * @throws ClientFailure where the word is none of them
   */
  static <E extends Enum<E>> @Nullable E word(JsonNode json, String field, Class<E> words) {
    if (!json.hasNonNull(field)) {
      return null;
    }
    String word = json.path(field).asString("");
    for (E known : words.getEnumConstants()) {
      if (known.name().equals(word)) {
        return known;
      }
    }
    throw new ClientFailure(
        ExitCode.NO_SERVER,
        "The server says "
            + PlainText.quoted(word)
            + " in the field "
            + field
            + ", which this program does not know; use the program that came with the server.");
  }

  /** A text as JSON; an empty object where it is none. */
  static JsonNode read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject() ? node : JSON.createObjectNode();
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }
}
