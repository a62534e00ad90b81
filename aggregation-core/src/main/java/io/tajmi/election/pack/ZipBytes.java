package io.tajmi.election.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.ZipException;

/** The numbers of a zip, little-endian, each read only where it is there. */
record ZipBytes(ByteBuffer bytes) {

  static ZipBytes of(byte[] zip) {
    return new ZipBytes(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN));
  }

  int size() {
    return bytes.capacity();
  }

  int u16(int at) throws ZipException {
    return bytes.getShort(within(at, Short.BYTES)) & 0xFFFF;
  }

  long u32(int at) throws ZipException {
    return bytes.getInt(within(at, Integer.BYTES)) & 0xFFFFFFFFL;
  }

  long u64(int at) throws ZipException {
    return bytes.getLong(within(at, Long.BYTES));
  }

  byte[] part(int at, int length) throws ZipException {
    byte[] part = new byte[length];
    bytes.get(within(at, length), part);
    return part;
  }

  boolean has(int at, long signature) {
    return at >= 0 && at <= size() - Integer.BYTES && (bytes.getInt(at) & 0xFFFFFFFFL) == signature;
  }

  /** A number that has to be a place in these bytes. */
  int place(long at) throws ZipException {
    if (at < 0 || at > size()) {
      throw new ZipException("its directory points outside it");
    }
    return (int) at;
  }

  private int within(int at, int length) throws ZipException {
    if (at < 0 || length < 0 || at > size() - length) {
      throw new ZipException("it is cut off");
    }
    return at;
  }
}
