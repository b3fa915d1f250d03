package org.passerelle.notification.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.passerelle.notification.webhook.Networks.Network;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be called: those of the public Internet, encrypted. Nobody who may enter an address can make us knock at doors inside the house
 * or of the machine itself. The local profile allows its own machine, for trying out.
 */
@Component
class Addresses {

  static final int LONGEST = 500;

  private static final List<Network> LOOPBACK = List.of(Network.of("127.0.0.0/8"), Network.of("::1/128"));

  private final boolean ownMachine;

  Addresses(@Value("${passerelle.webhooks.own-machine:false}") boolean ownMachine) {
    this.ownMachine = ownMachine;
  }

  /** What is wrong with an address as somebody wrote it, as the key of a sentence; empty when nothing is, as far as can be seen today. */
  Optional<String> fault(String written) {
    if (written.isEmpty() || written.length() > LONGEST || !written.matches("[\\x21-\\x7E]+")) {
      return Optional.of("webhook.fault.url");
    }
    try {
      check(new URI(written));
      return Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.of("webhook.fault.url");
    } catch (WrongAddress e) {
      return Optional.of(e.getMessage());
    } catch (UnknownHostException e) {
      return Optional.of("webhook.fault.unknownHost");
    }
  }

  /**
   * Looks the host up and checks where it leads now.
   *
   * @throws WrongAddress         when nothing may be sent there
   * @throws UnknownHostException when it leads nowhere
   */
  void check(URI address) throws UnknownHostException {
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw new WrongAddress("webhook.fault.url");
    }
    boolean own = true;
    for (InetAddress each : InetAddress.getAllByName(host)) {
      boolean loopback = LOOPBACK.stream().anyMatch(network -> network.holds(each));
      own = own && loopback;
      if (!Networks.isPublic(each) && !(ownMachine && loopback)) {
        throw new WrongAddress("webhook.fault.inside");
      }
    }
    if (!"https".equalsIgnoreCase(address.getScheme()) && !(own && "http".equalsIgnoreCase(address.getScheme()))) {
      throw new WrongAddress("webhook.fault.https");
    }
  }

  /** Nothing may be sent there; the message is the key of a sentence. */
  static final class WrongAddress extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongAddress(String key) {
      super(key);
    }
  }
}
