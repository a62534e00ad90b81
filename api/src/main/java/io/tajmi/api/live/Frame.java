package io.tajmi.api.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Some lines of a stream of events, made once and sent to many. Immutable. */
final class Frame {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nothing, so that nobody between takes the stream for dead. */
  static final Frame COMMENT = new Frame(":\n\n", false);

  private final byte[] bytes;
  private final boolean whole;
  private final boolean event;

  private Frame(String text, boolean whole) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.whole = whole;
    this.event = text.startsWith("event: ") || text.contains("\nevent: ");
  }

  /** Every cell of a page. */
  static Frame all(String id, Map<String, String> cells) {
    return new Frame(event(id, "all", JSON.writeValueAsString(cells)), true);
  }

  /** The cells of a page that changed; null is a cell that is no more. */
  static Frame cells(String id, Map<String, @Nullable String> changed) {
    return new Frame(event(id, "cells", JSON.writeValueAsString(changed)), false);
  }

  /**
   * The figures that were sent are current, at whatever position they are; {@code now} is this
   * node's time in milliseconds of the epoch, so that a page can tell how old they are.
   */
  static Frame beat(long position, long now) {
    String data = "{\"position\":" + position + ",\"now\":" + now + "}";
    return new Frame("event: beat\ndata: " + data + "\n\n", false);
  }

  /** Why a stream is not for the page that it was opened by any more. */
  enum Why {
    /** Nobody is logged in now, or not with the rights of then. */
    LOGGED_OUT,
    /** Somebody is logged in who was not when the page was made. */
    OTHER_READER
  }

  /** The last frame of a stream whose page must stand still, whoever may come back for it. */
  static Frame ended(Why why) {
    return new Frame("event: ended\ndata: {\"why\":\"" + why + "\"}\n\n", false);
  }

  /** One page of several on a stream gets no more frames; the others go on. */
  static Frame over() {
    return new Frame("event: over\n\n", false);
  }

  /** When to come back after the stream has ended. */
  static Frame retry(long millis) {
    return new Frame("retry: " + millis + "\n\n", false);
  }

  /** Whether it says everything, so that whatever waits before it need not be sent. */
  boolean whole() {
    return whole;
  }

  /** Sends it. */
  void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }

  /**
   * Sends it on a stream of several pages: the first line of an event's data is the place of the
   * page that it is of.
   */
  void writeTo(OutputStream out, int place) throws IOException {
    if (event) {
      out.write(("data: " + place + "\n").getBytes(StandardCharsets.UTF_8));
    }
    out.write(bytes);
  }

  private static String event(String id, String name, String json) {
    return "id: " + id + "\nevent: " + name + "\ndata: " + json + "\n\n";
  }

  @Override
  public String toString() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
