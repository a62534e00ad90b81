package io.tajmi.ops.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** The rows of one stage of an expected.json, read one after the other: there may be many. */
final class ExpectedRows implements AutoCloseable {
  private static final ObjectReader ROW =
      Answer.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonParser parser;
  private boolean ended;

  private ExpectedRows(JsonParser parser) {
    this.parser = parser;
  }

  /** The rows of a stage; none where the file has no such stage. */
  static ExpectedRows open(Path file, String stage) throws IOException {
    ExpectedRows rows = new ExpectedRows(parser(file));
    rows.ended = !rows.reach(stage) || rows.parser.currentToken() != JsonToken.START_ARRAY;
    return rows;
  }

  /** Which election the sums are of; empty where the file does not say. */
  static String election(Path file) throws IOException {
    try (ExpectedRows rows = new ExpectedRows(parser(file))) {
      return rows.reach("election") ? rows.parser.getValueAsString("") : "";
    }
  }

  private static JsonParser parser(Path file) throws IOException {
    return Answer.JSON.createParser(Files.newInputStream(file));
  }

  private boolean reach(String key) {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean found = parser.currentName().equals(key);
        parser.nextToken();
        if (found) {
          return true;
        }
        parser.skipChildren();
      }
      return false;
    } catch (JacksonException malformed) {
      throw malformed(malformed);
    }
  }

  /** The next rows, this many at most; none at the end. */
  List<JsonNode> next(int max) {
    List<JsonNode> rows = new ArrayList<>(max);
    try {
      while (!ended && rows.size() < max) {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
          rows.add(ROW.readTree(parser));
        } else {
          ended = true;
        }
      }
    } catch (JacksonException malformed) {
      throw malformed(malformed);
    }
    return rows;
  }

  /** How many rows are left. */
  long count() {
    long count = 0;
    try {
      while (!ended && parser.nextToken() == JsonToken.START_OBJECT) {
        parser.skipChildren();
        count++;
      }
    } catch (JacksonException malformed) {
      throw malformed(malformed);
    }
    return count;
  }

  private static ClientFailure malformed(JacksonException malformed) {
    return new ClientFailure(
        ExitCode.USAGE, "expected.json cannot be read: " + malformed.getOriginalMessage());
  }

  @Override
  public void close() {
    parser.close();
  }
}
