package io.tajmi.replay.check;

import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.folder.OwnerFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a node keeps over restarts what it may not show: one line of JSON, whole or as it was. What
 * cannot be read stops everything, because nobody knows then what was to be stopped.
 */
public final class CheckFile {
  private static final JsonMapper JSON = EventCodec.strict(JsonMapper.builder()).build();
  private static final String UNFINISHED = ".next";

  private final @Nullable Path file;
  private final String origin;

  /**
   * Of one log; what another log left there is nothing to it.
   *
   * @param file null where nothing is kept, as for a log in memory
   * @param origin of the log
   */
  public CheckFile(@Nullable Path file, String origin) {
    this.file = file;
    this.origin = origin;
  }

  /**
   * The line.
   *
   * @param differences null in one that was written before they were counted
   */
  private record Kept(
      String origin, long lastGood, @Nullable Integer differences, @Nullable Stop stop) {
    int found() {
      return differences == null ? stop == null ? 0 : 1 : differences;
    }
  }

  /**
   * What is on record.
   *
   * @param now when everything is stopped where it cannot be read
   */
  public CheckStatus read(Instant now) {
    if (file == null || !Files.exists(file)) {
      return CheckStatus.NONE;
    }
    try {
      Kept kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
      return kept.origin().equals(origin)
          ? new CheckStatus(
              null, kept.lastGood(), kept.found(), kept.stop(), CheckStatus.Live.TRUSTED)
          : CheckStatus.NONE;
    } catch (IOException | JacksonException unreadable) {
      return new CheckStatus(null, -1, 1, Stop.ofUnread(now), CheckStatus.Live.TRUSTED);
    }
  }

  /** Replaces the record, durably. */
  void write(CheckStatus status) throws IOException {
    if (file == null) {
      return;
    }
    Kept kept = new Kept(origin, status.lastGood(), status.differences(), status.stop());
    ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(kept));
    var _ =
        OwnerFile.put(
            file,
            UNFINISHED,
            channel -> {
              while (bytes.hasRemaining()) {
                channel.write(bytes);
              }
            });
  }
}
