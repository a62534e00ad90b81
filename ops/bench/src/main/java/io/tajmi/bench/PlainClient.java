package io.tajmi.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One HTTP/1.1 client on loopback that keeps its connection, as cheap as a client can be. */
final class PlainClient implements AutoCloseable {
  private final int port;
  private final String token;
  private final byte[] skipped = new byte[16 << 10];
  private @Nullable String location;
  private boolean unfinished;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  PlainClient(int port, String token) throws IOException {
    this.port = port;
    this.token = token;
    socket = connected(port);
    in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
    out = socket.getOutputStream();
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** The server ends a connection after so many requests, and says so. */
  private void reconnect() throws IOException {
    socket.close();
    socket = connected(port);
    in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
    out = socket.getOutputStream();
  }

  /** Posts a body and reads the whole answer; the status. */
  int post(String path, String headers, byte[] body) throws IOException {
    return send("POST", path, headers, body);
  }

  /** Where the last answer sent its reader; null where it sent nobody anywhere. */
  @Nullable String location() {
    return location;
  }

  /** Whether the last answer asked its reader to come again. */
  boolean isUnfinished() {
    return unfinished;
  }

  /** Reads the whole of what an address gives; the status. */
  int get(String path) throws IOException {
    return send("GET", path, "", new byte[0]);
  }

  private int send(String method, String path, String headers, byte[] body) throws IOException {
    byte[] head =
        String.format(
                Locale.ROOT,
                "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n"
                    + "%sContent-Length: %d\r\n\r\n",
                method,
                path,
                token,
                headers,
                body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    out.write(request);
    out.flush();
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = 0;
    boolean chunked = false;
    boolean last = false;
    location = null;
    unfinished = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = true;
      } else if (lower.startsWith("location:")) {
        location = header.substring("location:".length()).strip();
      } else if (lower.startsWith("retry-after:")) {
        unfinished = true;
      } else if (lower.startsWith("connection:")) {
        last = lower.endsWith("close");
      }
    }
    if (chunked) {
      skipChunks();
    } else {
      skip(length);
    }
    if (last) {
      reconnect();
    }
    return status;
  }

  private void skipChunks() throws IOException {
    long size = Long.parseLong(line(), 16);
    while (size > 0) {
      skip(size + 2);
      size = Long.parseLong(line(), 16);
    }
    skip(2);
  }

  private void skip(long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      int n = in.read(skipped, 0, (int) Math.min(left, skipped.length));
      if (n < 0) {
        throw new EOFException("the answer was cut off");
      }
      left -= n;
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection was closed");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
