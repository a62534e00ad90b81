package io.tajmi.election.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** A JSON value that knows its line, so that a fault of meaning can name it. */
sealed interface LinedJson {
  int DEPTH_MAX = 20;

  /** Where it begins, from 1. */
  int line();

  record Mapping(int line, Map<String, LinedJson> fields) implements LinedJson {}

  record Sequence(int line, List<LinedJson> items) implements LinedJson {}

  record Text(int line, String value) implements LinedJson {}

  /** A whole number, as written. */
  record Whole(int line, String digits) implements LinedJson {}

  record Truth(int line, boolean value) implements LinedJson {}

  record Null(int line) implements LinedJson {}

  /** A number with a fraction or exponent: nothing in a package may be one. */
  record Fractional(int line, String value) implements LinedJson {}

  /** Reads one document strictly; null, with a fault, where it is malformed. */
  static @Nullable LinedJson parse(String file, String text, PackageFaults faults) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
            .build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      Parsing parsing = new Parsing(file, parser, faults);
      if (parser.nextToken() == null) {
        parsing.malformed("The file is empty; write the election there.");
        return null;
      }
      LinedJson value = parsing.value("");
      if (parser.nextToken() != null) {
        parsing.malformed("There is more after the end of the document; remove it.");
      }
      return value;
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
      faults.add(
          file,
          line,
          PackageFaultCode.JSON_MALFORMED,
          "This is not well-formed JSON from this line on; mend it.");
      return null;
    }
  }

  /** One pass over the tokens of a document. */
  record Parsing(String file, JsonParser parser, PackageFaults faults) {

    LinedJson value(String pointer) {
      int line = line();
      JsonToken token = parser.currentToken();
      return switch (token) {
        case START_OBJECT -> object(pointer, line);
        case START_ARRAY -> array(pointer, line);
        case VALUE_STRING -> new Text(line, parser.getString());
        case VALUE_NUMBER_INT -> new Whole(line, parser.getString());
        case VALUE_NUMBER_FLOAT -> new Fractional(line, parser.getString());
        case VALUE_TRUE -> new Truth(line, true);
        case VALUE_FALSE -> new Truth(line, false);
        case VALUE_NULL -> new Null(line);
        case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("no JSON value begins with " + token);
      };
    }

    private LinedJson object(String pointer, int line) {
      Map<String, LinedJson> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        int nameLine = line();
        parser.nextToken();
        LinedJson value = value(pointer + "/" + name);
        if (fields.putIfAbsent(name, value) != null) {
          faults.add(
              file,
              nameLine,
              PackageFaultCode.KEY_TWICE,
              pointer + "/" + name + " comes twice; keep one of them.");
        }
      }
      return new Mapping(line, fields);
    }

    private LinedJson array(String pointer, int line) {
      List<LinedJson> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(pointer + "/" + items.size()));
      }
      return new Sequence(line, items);
    }

    private int line() {
      return parser.currentTokenLocation().getLineNr();
    }

    private void malformed(String detail) {
      faults.add(file, Math.max(0, line()), PackageFaultCode.JSON_MALFORMED, detail);
    }
  }
}
