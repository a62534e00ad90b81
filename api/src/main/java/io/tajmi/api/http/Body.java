package io.tajmi.api.http;

/** A request's inflated bytes, and its hold on the memory for requests in flight. */
public final class Body implements AutoCloseable {
  private final byte[] bytes;
  private final Runnable release;

  Body(byte[] bytes, Runnable release) {
    this.bytes = bytes;
    this.release = release;
  }

  public byte[] bytes() {
    return bytes;
  }

  @Override
  public void close() {
    release.run();
  }
}
