package io.tajmi.api;

/** A request's inflated bytes, and its hold on the memory for requests in flight. */
final class Body implements AutoCloseable {
  private final byte[] bytes;
  private final Runnable release;

  Body(byte[] bytes, Runnable release) {
    this.bytes = bytes;
    this.release = release;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public void close() {
    release.run();
  }
}
