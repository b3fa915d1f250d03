package org.passerelle.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may enter an address cannot make us knock at doors inside the house. */
class AddressesTest {

  private final Addresses outside = new Addresses(false);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
      "198.18.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.7", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:10.0.0.1",
      "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "2001::1"})
  void closed(String address) throws Exception {
    assertThat(Networks.isPublic(InetAddress.getByName(address))).isFalse();
    String host = address.contains(":") ? "[" + address + "]" : address;
    assertThat(outside.fault("https://" + host + "/hook")).contains("webhook.fault.inside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00::1"})
  void open(String address) throws Exception {
    assertThat(Networks.isPublic(InetAddress.getByName(address))).isTrue();
    String host = address.contains(":") ? "[" + address + "]" : address;
    assertThat(outside.fault("https://" + host + "/hook")).isEmpty();
    assertThat(outside.fault("http://" + host + "/hook")).contains("webhook.fault.https");
  }

  @ParameterizedTest
  @CsvSource({"'', url", "ftp://8.8.8.8/x, https", "https://user:word@8.8.8.8/, url", "https://8.8.8.8/#part, url", "https:///path, url", "notAnAddress, url",
      "https://8.8.8.8/a b, url", "mailto:someone@example.org, url", "https://localhost/hook, inside", "https://host.invalid/hook, unknownHost"})
  void wrong(String written, String fault) {
    assertThat(outside.fault(written)).contains("webhook.fault." + fault);
  }

  @Test
  void theLocalProfileMayCallItsOwnMachineAndNoOther() {
    Addresses local = new Addresses(true);
    assertThat(local.fault("http://127.0.0.1:9/hook")).isEmpty();
    assertThat(local.fault("https://[::1]/hook")).isEmpty();
    assertThat(local.fault("http://8.8.8.8/hook")).contains("webhook.fault.https");
    assertThat(local.fault("https://10.0.0.1/hook")).contains("webhook.fault.inside");
    assertThat(local.fault("https://8.8.8.8/" + "x".repeat(Addresses.LONGEST))).contains("webhook.fault.url");
  }
}
