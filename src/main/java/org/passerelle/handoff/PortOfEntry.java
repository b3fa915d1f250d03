package org.passerelle.handoff;

/** The airports at which resettled families land, by IATA code. */
public enum PortOfEntry {
  YUL, YYZ, YVR, YYC, YHZ, YWG, YOW, YEG, YQB,
  /** Any other place: named under the needs on arrival. */
  other
}
