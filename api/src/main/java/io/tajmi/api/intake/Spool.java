package io.tajmi.api.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer until the request has been read to its end, in memory up to a size and then in a
 * file: a client that writes everything before it reads anything would else wait for us while we
 * wait for it.
 */
final class Spool extends OutputStream {
  private static final int MEMORY_BYTES_MAX = 1 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream toFile;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (toFile == null && memory.size() + length > MEMORY_BYTES_MAX) {
      file = Files.createTempFile("tajmi-bulk", ".ndjson");
      toFile = new java.io.BufferedOutputStream(Files.newOutputStream(file));
      memory.writeTo(toFile);
      memory.reset();
    }
    if (toFile == null) {
      memory.write(bytes, offset, length);
    } else {
      toFile.write(bytes, offset, length);
    }
  }

  /** Sends what was held. */
  void sendTo(OutputStream out) throws IOException {
    if (toFile == null || file == null) {
      memory.writeTo(out);
      return;
    }
    toFile.flush();
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    if (toFile != null) {
      toFile.close();
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
