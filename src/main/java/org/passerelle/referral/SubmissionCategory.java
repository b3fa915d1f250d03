package org.passerelle.referral;

/** Resettlement submission categories of the UNHCR Resettlement Handbook; every case meets at least two. */
public enum SubmissionCategory {
  /** Legal and/or physical protection needs. */
  LPN,
  /** Survivors of violence and/or torture. */
  SVT,
  /** Medical needs. */
  MED,
  /** Women and girls at risk. */
  WGR,
  /** Restoring family unity. */
  FAM,
  /** Children and adolescents at risk. */
  CAR,
  /** Lack of foreseeable alternative durable solutions: mainly a secondary category. */
  LAD
}
