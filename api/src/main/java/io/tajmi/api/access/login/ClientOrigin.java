package io.tajmi.api.access.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/**
 * Where a request comes from.
 *
 * @param text one customer of a network, as far as customers can be told apart: an IPv4 address, or
 *     the first 64 bits of an IPv6 address, as whoever has one of these has all of them
 * @param network the neighbours, whom one landlord may all be: 24 bits of an IPv4 address, 48 of an
 *     IPv6 address
 */
public record ClientOrigin(String text, String network) {
  private static final int CUSTOMER_BYTES = 8;
  private static final int NETWORK_BYTES = 6;
  private static final int NETWORK_BYTES_4 = 3;

  /** Of an address as the container writes it; what is no address is taken as it is. */
  public static ClientOrigin of(String address) {
    try {
      InetAddress read = InetAddress.ofLiteral(address);
      return read instanceof Inet6Address
          ? new ClientOrigin(prefix(read, CUSTOMER_BYTES), prefix(read, NETWORK_BYTES))
          : new ClientOrigin(read.getHostAddress(), prefix(read, NETWORK_BYTES_4));
    } catch (IllegalArgumentException _) {
      return new ClientOrigin(address, address);
    }
  }

  private static String prefix(InetAddress address, int bytes) {
    return HexFormat.ofDelimiter(":").formatHex(address.getAddress(), 0, bytes) + "/" + 8 * bytes;
  }
}
