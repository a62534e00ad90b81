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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads request bodies within limits that count inflated bytes, gzip or plain. */
final class Bodies {
  /** The longest JSON document, in bytes. */
  static final int DOCUMENT_BYTES_MAX = 1 << 20;

  /** The largest package, in bytes. */
  static final int PACKAGE_BYTES_MAX = 64 << 20;

  /** Bytes of all requests in flight together. */
  static final int IN_FLIGHT_BYTES_MAX = 128 << 20;

  private static final int CHUNK_BYTES = 16 << 10;

  private final InFlight inFlight;

  Bodies() {
    this(IN_FLIGHT_BYTES_MAX);
  }

  Bodies(int inFlightBytesMax) {
    inFlight = new InFlight(inFlightBytesMax);
  }

  /** What all bodies share. */
  InFlight inFlight() {
    return inFlight;
  }

  /**
   * Reads a whole body.
   *
   * @throws Unread R.108 where it is larger than {@code bytesMax}, R.101 where its encoding is
   *     broken or unknown, or where it breaks off
   * @throws LogBusy where the requests in flight have used up their memory
   */
  Body read(HttpServletRequest request, int bytesMax) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int held = 0;
    boolean done = false;
    try (InputStream in = inflated(request)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        inFlight.take(n);
        held += n;
        whole.write(chunk, 0, Math.min(n, bytesMax - whole.size()));
        if (held > bytesMax) {
          throw new Unread(tooLarge(bytesMax), whole.toByteArray());
        }
      }
      done = true;
    } catch (Rejection unknownEncoding) {
      throw new Unread(unknownEncoding, whole.toByteArray());
    } catch (IOException broken) {
      throw new Unread(broken(broken, request), whole.toByteArray());
    } finally {
      if (!done) {
        inFlight.give(held);
      }
    }
    int give = held;
    return new Body(whole.toByteArray(), () -> inFlight.give(give));
  }

  /**
   * The body as a stream of inflated bytes.
   *
   * @throws Rejection R.101 where its encoding is not taken
   */
  static InputStream inflated(HttpServletRequest request) throws IOException {
    String encoding = encoding(request);
    if (encoding == null || encoding.equals("identity")) {
      return request.getInputStream();
    }
    if (encoding.equals("gzip")) {
      return new GZIPInputStream(request.getInputStream(), CHUNK_BYTES);
    }
    throw new Rejection(
        RuleCode.R_101, null, "This Content-Encoding is not taken; send gzip or none.");
  }

  /** Why a body could not be read on. */
  static Rejection broken(IOException broken, HttpServletRequest request) {
    boolean gzip = "gzip".equals(encoding(request));
    return broken instanceof ZipException || (gzip && broken instanceof EOFException)
        ? new Rejection(RuleCode.R_101, null, "The gzip encoding is broken; send the body again.")
        : new Rejection(RuleCode.R_101, null, "The body broke off before its end; send it again.");
  }

  private static @Nullable String encoding(HttpServletRequest request) {
    String encoding = request.getHeader("Content-Encoding");
    return encoding == null ? null : encoding.strip().toLowerCase(Locale.ROOT);
  }

  private static Rejection tooLarge(int bytesMax) {
    return new Rejection(
        RuleCode.R_108,
        null,
        "The body has more than " + bytesMax + " bytes; send less in one request.");
  }
}
