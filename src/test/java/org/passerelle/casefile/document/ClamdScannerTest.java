package org.passerelle.casefile.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passerelle.casefile.document.DocumentScanner.Verdict;
import org.passerelle.casefile.document.TestClamd.Manner;
import org.passerelle.support.SampleDocuments;

/** Speaks to a scanner's daemon, and to one that is ill. */
@Timeout(20)
class ClamdScannerTest {

  private final TestClamd daemon = new TestClamd();
  private final ClamdScanner scanner = new ClamdScanner(daemon.address(), Duration.ofSeconds(2));

  @AfterEach
  void stop() {
    daemon.close();
  }

  @Test
  void saysWhatTheDaemonFound() {
    assertThat(scan(SampleDocuments.pdf())).isEqualTo(new Verdict(ScanState.clean, null));
    assertThat(scan(SampleDocuments.pdfHolding(SampleDocuments.EICAR))).isEqualTo(new Verdict(ScanState.infected, "Eicar-Signature"));
    assertThat(scan(SampleDocuments.pdf(10 * 1024 * 1024))).as("in many parts").isEqualTo(new Verdict(ScanState.clean, null));
  }

  @ParameterizedTest
  @EnumSource(value = Manner.class, mode = EnumSource.Mode.EXCLUDE, names = "WELL")
  void aDaemonThatIsIllHasTheDocumentWait(Manner manner) {
    daemon.behaving(manner);
    assertThat(scan(SampleDocuments.pdf(10 * 1024 * 1024))).isEqualTo(new Verdict(ScanState.waiting, null));
    assertThat(scan(SampleDocuments.pdf())).isEqualTo(new Verdict(ScanState.waiting, null));
  }

  @Test
  void aDaemonThatIsNotThereHasTheDocumentWait() {
    daemon.close();
    assertThat(scan(SampleDocuments.pdf())).isEqualTo(new Verdict(ScanState.waiting, null));
    assertThat(new ClamdScanner(InetSocketAddress.createUnresolved("no-such-host.invalid", 3310), Duration.ofSeconds(2))
        .scan(new ByteArrayInputStream(SampleDocuments.pdf())).state()).isEqualTo(ScanState.waiting);
  }

  @Test
  void itsAddressIsAHostAndAPort() {
    assertThat(DocumentScanning.read("clamd:3310")).isEqualTo(InetSocketAddress.createUnresolved("clamd", 3310));
    assertThat(DocumentScanning.read("[::1]:3310")).isEqualTo(InetSocketAddress.createUnresolved("::1", 3310));
    assertThatThrownBy(() -> DocumentScanning.read("clamd")).hasMessageContaining("host:port");
    assertThat(new DocumentScanning().documentScanner(" ", Duration.ofSeconds(1)).present()).isFalse();
  }

  private Verdict scan(byte[] content) {
    return scanner.scan(new ByteArrayInputStream(content));
  }
}
