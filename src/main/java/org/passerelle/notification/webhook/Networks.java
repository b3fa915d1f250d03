package org.passerelle.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Which Internet addresses are public, by the registries of special-purpose addresses (IANA, RFC 6890). */
final class Networks {

  /** Private, shared, of the machine, of the link, for documents and tests, to many, and reserved. */
  private static final List<Network> CLOSED_4 = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
      "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
      "240.0.0.0/4").map(Network::of).toList();

  /** All that is public is here; what leads on into the other kind, or stands in examples, is not. */
  private static final Network OPEN_6 = Network.of("2000::/3");
  private static final List<Network> CLOSED_6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20").map(Network::of).toList();

  private Networks() {
  }

  static boolean isPublic(InetAddress address) {
    return address.getAddress().length == 4 ? CLOSED_4.stream().noneMatch(network -> network.holds(address))
        : OPEN_6.holds(address) && CLOSED_6.stream().noneMatch(network -> network.holds(address));
  }

  /** Addresses that begin with the same bits. */
  record Network(byte[] start, int bits) {

    /** Reads what is written as an address, a stroke and a number of bits. */
    static Network of(String written) {
      String[] parts = written.split("/");
      try {
        return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(written, e);
      }
    }

    boolean holds(InetAddress address) {
      byte[] other = address.getAddress();
      if (other.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((start[bit / 8] ^ other[bit / 8]) >> 7 - bit % 8 & 1) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
