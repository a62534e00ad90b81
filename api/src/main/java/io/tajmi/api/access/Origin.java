package io.tajmi.api.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as one customer of a network can be told from another: an IPv4
 * address, or the first 64 bits of an IPv6 address, as whoever has one of these has all of them.
 */
public record Origin(String text) {
  private static final int PREFIX_BYTES = 8;

  /** Of an address as the container writes it; what is no address is taken as it is. */
  public static Origin of(String address) {
    try {
      InetAddress read = InetAddress.ofLiteral(address);
      return new Origin(
          read instanceof Inet6Address
              ? HexFormat.ofDelimiter(":").formatHex(read.getAddress(), 0, PREFIX_BYTES) + "/64"
              : read.getHostAddress());
    } catch (IllegalArgumentException _) {
      return new Origin(address);
    }
  }
}
