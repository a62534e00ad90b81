package io.tajmi.election.record;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The one form in which a row is hashed: UTF-8, no space, only quote, backslash and control
 * characters escaped, whole numbers only. Written by hand so that no library's release can change
 * it.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  public static byte[] bytes(JsonNode node) {
    StringBuilder out = new StringBuilder(128);
    append(out, node);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder out, JsonNode node) {
    switch (node.getNodeType()) {
      case ARRAY -> {
        String separator = "[";
        for (JsonNode item : node.values()) {
          out.append(separator);
          append(out, item);
          separator = ",";
        }
        out.append(node.isEmpty() ? "[]" : "]");
      }
      case OBJECT -> {
        String separator = "{";
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          out.append(separator);
          appendText(out, field.getKey());
          out.append(':');
          append(out, field.getValue());
          separator = ",";
        }
        out.append(node.isEmpty() ? "{}" : "}");
      }
      case STRING -> appendText(out, node.stringValue());
      case NUMBER -> {
        if (!node.isIntegralNumber()) {
          throw new IllegalArgumentException("a row has whole numbers only, not " + node);
        }
        out.append(node.bigIntegerValue());
      }
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("a row is plain JSON, not " + node.getNodeType());
    }
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
