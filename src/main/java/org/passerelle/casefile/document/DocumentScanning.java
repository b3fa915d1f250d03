package org.passerelle.casefile.document;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which scanner looks at documents: the daemon at {@code passerelle.documents.scanner}, or none. */
@Configuration(proxyBeanMethods = false)
class DocumentScanning {

  private static final Pattern ADDRESS = Pattern.compile("\\[?([^\\]]+?)]?:(\\d{1,5})");

  @Bean
  DocumentScanner documentScanner(@Value("${passerelle.documents.scanner:}") String address,
      @Value("${passerelle.documents.scanner-patience:PT30S}") Duration patience) {
    return address.isBlank() ? DocumentScanner.none() : new ClamdScanner(read(address.strip()), patience);
  }

  static InetSocketAddress read(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException("passerelle.documents.scanner is not host:port: " + address);
    }
    return InetSocketAddress.createUnresolved(parts.group(1), Integer.parseInt(parts.group(2)));
  }
}
