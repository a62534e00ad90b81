package io.tajmi.eventlog.merkle;

import io.tajmi.digest.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash of RFC 6962: 32 bytes, compared by content. */
public final class Hash {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes a copy of 32 bytes. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** Reads 64 hex digits. */
  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** SHA-256(data): the root of the empty tree for no data, and a plain content hash. */
  public static Hash sha256(byte[] data) {
    return new Hash(Sha256.of(data));
  }

  /** SHA-256 of the bytes from {@code start} on, before {@code end}. */
  public static Hash sha256(byte[] data, int start, int end) {
    MessageDigest digest = Sha256.begin();
    digest.update(data, start, end - start);
    return new Hash(digest.digest());
  }

  /** SHA-256(0x00 ‖ leaf). */
  public static Hash ofLeaf(byte[] leaf) {
    MessageDigest digest = Sha256.begin();
    digest.update(LEAF);
    return new Hash(digest.digest(leaf));
  }

  /** SHA-256(0x01 ‖ left ‖ right). */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = Sha256.begin();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /** A copy of the 32 bytes. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** 64 lower-case hex digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
