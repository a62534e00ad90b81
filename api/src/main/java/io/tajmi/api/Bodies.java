package io.tajmi.api;

import io.tajmi.branch.Rejection;
import io.tajmi.branch.RuleCode;
import io.tajmi.eventlog.LogBusy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads request bodies within limits that count inflated bytes, gzip or plain. */
final class Bodies {
  /** The longest JSON document, in bytes. */
  static final int DOCUMENT_BYTES_MAX = 1 << 20;

  /** The largest package, in bytes. */
  static final int PACKAGE_BYTES_MAX = 64 << 20;

  /** Bytes of all requests in flight together. */
  static final int IN_FLIGHT_BYTES_MAX = 128 << 20;

  private static final int CHUNK_BYTES = 16 << 10;

  private final Semaphore chunks = new Semaphore(IN_FLIGHT_BYTES_MAX / CHUNK_BYTES);

  /**
   * Reads a whole body.
   *
   * @throws Rejection R.108 where it is larger than {@code bytesMax}, R.101 where its encoding is
   *     broken or unknown
   * @throws LogBusy where the requests in flight have used up their memory
   */
  Body read(HttpServletRequest request, int bytesMax) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int held = 0;
    boolean done = false;
    try (InputStream in = inflated(request)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      for (int n = in.readNBytes(chunk, 0, chunk.length);
          n > 0;
          n = in.readNBytes(chunk, 0, chunk.length)) {
        if (!chunks.tryAcquire()) {
          throw new LogBusy("requests in flight hold " + IN_FLIGHT_BYTES_MAX + " bytes");
        }
        held++;
        if (whole.size() + n > bytesMax) {
          throw new Rejection(
              RuleCode.R_108,
              null,
              "The body has more than " + bytesMax + " bytes; send less in one request.");
        }
        whole.write(chunk, 0, n);
      }
      done = true;
    } catch (ZipException | EOFException broken) {
      throw new Rejection(
          RuleCode.R_101, null, "The gzip encoding is broken; send the body again.");
    } finally {
      if (!done) {
        chunks.release(held);
      }
    }
    int release = held;
    return new Body(whole.toByteArray(), () -> chunks.release(release));
  }

  /** The body as a stream of inflated bytes. */
  static InputStream inflated(HttpServletRequest request) throws IOException {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return request.getInputStream();
    }
    if (encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
      try {
        return new GZIPInputStream(request.getInputStream(), CHUNK_BYTES);
      } catch (ZipException | EOFException broken) {
        throw new Rejection(
            RuleCode.R_101, null, "The body is not gzip, although its Content-Encoding says so.");
      }
    }
    throw new Rejection(
        RuleCode.R_101,
        null,
        "The Content-Encoding " + encoding + " is not taken; send gzip or none.");
  }
}
