package io.tajmi.ops.demo;

import tools.jackson.databind.json.JsonMapper;

/** One way to write JSON for everything that the demonstration makes. */
final class DemoJson {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DemoJson() {}

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
