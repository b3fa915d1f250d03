package org.passerelle.handoff.aftercare;

import org.jspecify.annotations.Nullable;

/**
 * An establishment's part of the indicator, in persons.
 *
 * @param due      whose 90th day is over, without those who refused
 * @param inTime   assessed by then
 * @param late     assessed later
 * @param declined who refused
 */
public record AssessedInTime(String code, String nameEn, String nameFr, int due, int inTime, int late, int declined) {

  public String name(String language) {
    return language.equals("fr") ? nameFr : nameEn;
  }

  /** The share assessed in time, in whole per cent; null when nobody was due. */
  public @Nullable Integer percent() {
    return due == 0 ? null : Math.round(100f * inTime / due);
  }
}
