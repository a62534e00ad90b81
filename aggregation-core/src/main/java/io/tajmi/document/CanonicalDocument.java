package io.tajmi.document;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * JSON as RFC 8785 writes it, so that a value has one text: no space, keys by their UTF-16 units,
 * no character escaped that need not be. Of numbers only whole ones that I-JSON keeps exactly.
 * Written by hand so that no library's release can change it.
 */
public final class CanonicalDocument {
  /** The largest whole number that every reader of I-JSON keeps exactly. */
  public static final long NUMBER_MAX = (1L << 53) - 1;

  private static final String SHORT = "\b\t\n\f\r\"\\";
  private static final String SHORT_NAMES = "btnfr\"\\";

  private CanonicalDocument() {}

  /**
   * A text of a value.
   *
   * @param at pointer to it
   * @throws Rejection R.101 where it holds a number that is not whole, or too large
   */
  static String of(JsonNode value, String at) {
    StringBuilder out = new StringBuilder();
    append(out, value, at);
    return out.toString();
  }

  /** A text in quotes, escaped where it must be. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    append(out, text);
    return out.toString();
  }

  private static void append(StringBuilder out, JsonNode value, String at) {
    if (value.isObject()) {
      appendObject(out, value, at);
    } else if (value.isArray()) {
      String separator = "[";
      for (int i = 0; i < value.size(); i++) {
        append(out.append(separator), value.get(i), at + "/" + i);
        separator = ",";
      }
      out.append(value.isEmpty() ? "[]" : "]");
    } else if (value.isString()) {
      append(out, value.stringValue());
    } else if (value.isNumber()) {
      out.append(whole(value, at));
    } else {
      out.append(value.isNull() ? "null" : String.valueOf(value.booleanValue()));
    }
  }

  private static void appendObject(StringBuilder out, JsonNode value, String at) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    value.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    String separator = "{";
    for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
      append(out.append(separator), field.getKey());
      append(out.append(':'), field.getValue(), at + "/" + field.getKey());
      separator = ",";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static long whole(JsonNode value, String at) {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || Math.abs(value.longValue()) > NUMBER_MAX) {
      throw Fields.malformed(at, "Expected a whole number of at most " + NUMBER_MAX + ".");
    }
    return value.longValue();
  }

  private static void append(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = SHORT.indexOf(c);
      if (known >= 0) {
        out.append('\\').append(SHORT_NAMES.charAt(known));
      } else if (c < ' ') {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
