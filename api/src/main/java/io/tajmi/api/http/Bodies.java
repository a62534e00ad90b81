package io.tajmi.api.http;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.eventlog.LogBusy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads request bodies within limits that count inflated bytes, gzip or plain. */
public final class Bodies {
  /** The longest JSON document, in bytes. */
  static final int DOCUMENT_BYTES_MAX = 1 << 20;

  private static final int CHUNK_BYTES = 16 << 10;
  private static final int HOLDER_PART = 4;
  private static final Duration DOCUMENT_WAIT_MAX = Duration.ofMinutes(1);
  private static final Duration PACKAGE_WAIT_MAX = Duration.ofMinutes(10);
  private static final Duration LINES_WAIT_MAX = Duration.ofHours(1);

  private final InFlight inFlight;
  private final InFlight packages;
  private final int packageBytesMax;
  private final Supplier<Viewer> viewer;
  private final LongSupplier nanoTime;

  /**
   * With nothing read.
   *
   * @param viewer who asks now
   * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
   */
  public Bodies(BodyLimits limits, Supplier<Viewer> viewer, LongSupplier nanoTime) {
    this.inFlight = new InFlight(limits.allBytesMax(), limits.allBytesMax() / HOLDER_PART);
    // Room for the chunk by which one is found to be too large.
    int room = limits.packageBytesMax() + CHUNK_BYTES;
    this.packages = new InFlight(room, room);
    this.packageBytesMax = limits.packageBytesMax();
    this.viewer = viewer;
    this.nanoTime = nanoTime;
  }

  /** What all documents and lines share. */
  public InFlight inFlight() {
    return inFlight;
  }

  /**
   * Reads a whole document.
   *
   * @throws Unread R.108 where it is larger than {@link #DOCUMENT_BYTES_MAX}, R.101 where its
   *     encoding is broken or unknown, or where it breaks off or comes too slowly
   * @throws LogBusy where the requests in flight have used up their memory
   */
  public Body document(HttpServletRequest request) {
    return read(request, inFlight, DOCUMENT_BYTES_MAX, DOCUMENT_WAIT_MAX);
  }

  /**
   * Reads a whole package, as {@link #document} does.
   *
   * @throws Unread as there, but where it is larger than all packages together may be
   */
  public Body packaged(HttpServletRequest request) {
    return read(request, packages, packageBytesMax, PACKAGE_WAIT_MAX);
  }

  /**
   * The body of a request of many lines as a stream of inflated bytes.
   *
   * @throws Rejection R.101 where its encoding is not taken
   */
  public InputStream lines(HttpServletRequest request) throws IOException {
    return inflated(request, LINES_WAIT_MAX);
  }

  private Body read(HttpServletRequest request, InFlight memory, int bytesMax, Duration waitMax) {
    String holder = viewer.get().holder(request.getRemoteAddr());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int held = 0;
    boolean done = false;
    try (InputStream in = inflated(request, waitMax)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        memory.take(holder, n);
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
        memory.give(holder, held);
      }
    }
    int give = held;
    return new Body(whole.toByteArray(), () -> memory.give(holder, give));
  }

  private InputStream inflated(HttpServletRequest request, Duration waitMax) throws IOException {
    String encoding = encoding(request);
    InputStream body = new PacedStream(request.getInputStream(), waitMax, nanoTime);
    if (encoding == null || encoding.equals("identity")) {
      return body;
    }
    if (encoding.equals("gzip")) {
      return new GZIPInputStream(body, CHUNK_BYTES);
    }
    throw new Rejection(
        RuleCode.R_101, null, "This Content-Encoding is not taken; send gzip or none.");
  }

  /** Why a body could not be read on. */
  public static Rejection broken(IOException broken, HttpServletRequest request) {
    if (broken instanceof PacedStream.TooSlow) {
      return new Rejection(
          RuleCode.R_101,
          null,
          "The body came too slowly; send it again, at "
              + PacedStream.RATE_MIN
              + " bytes a second or more.");
    }
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
