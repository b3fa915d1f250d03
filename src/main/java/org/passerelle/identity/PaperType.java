package org.passerelle.identity;

/** What kind of paper was shown. Few Afghans have a passport; the older tazkiras are handwritten and often give an age instead of a birth. */
public enum PaperType {
  tazkiraPaper, tazkiraBooklet, eTazkira, passport, travelDocument,
  /** Of a country of asylum: PoR or ACC in Pakistan, Amayesh in Iran. */
  residenceCard, unhcrCertificate, birthCertificate, marriageCertificate, employmentProof, serviceProof,
  /** Sent by Canada until 2021-08-28; many that go round are false. */
  facilitationLetter, other
}
