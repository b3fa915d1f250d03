package org.passerelle.referral.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.passerelle.access.SignedIn;
import org.passerelle.pages.Downloads;
import org.passerelle.referral.Acknowledgements;
import org.passerelle.referral.Acknowledgements.Paper;
import org.passerelle.referral.ReferralFiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The acknowledgement of a referral for partners' programs: a PDF in the organization's language. */
@RestController
class AcknowledgementApi {

  private final ReferralFiles files;
  private final Acknowledgements acknowledgements;

  AcknowledgementApi(ReferralFiles files, Acknowledgements acknowledgements) {
    this.files = files;
    this.acknowledgements = acknowledgements;
  }

  @GetMapping("/api/v1/referrals/{number}/acknowledgement")
  void paper(@PathVariable String number, HttpServletResponse response) throws IOException {
    Paper paper = files.find(SignedIn.organization(), number).map(acknowledgements::paper)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Downloads.send(response, paper.fileName(), MediaType.APPLICATION_PDF_VALUE, paper.content().length,
        new ByteArrayInputStream(paper.content()));
  }
}
