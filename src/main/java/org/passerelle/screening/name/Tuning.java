package org.passerelle.screening.name;

/** The constants of the comparison, chosen once on pairs of names that are not in this repository (see README, figures) and fixed. */
final class Tuning {

  static double COMMON = d("common", 0.6);
  static double KUNYA = d("kunya", 0.25);
  static double INITIAL = d("initial", 0.35);
  static double NUMBER = d("number", 0.25);
  static double GENERIC = d("generic", 0.55);
  static double LOWEST = d("lowest", 0.6);
  static double FULL = d("full", 0.85);
  static double CONFLICT = d("conflict", 1.8);
  static double MISSING = d("missing", 0.22);
  static double LEGAL = d("legal", 0.25);
  static double JOINED = d("joined", 0.8);
  static double SPELL = d("spell", 0.9);
  static double EDITS = d("edits", 0.1);
  static double SINGLE = d("single", 1);
  static double FEW = d("few", 2);
  static double MISSING_ORG = d("missingorg", 0.35);

  private Tuning() {
  }

  private static double d(String name, double value) {
    return Double.parseDouble(System.getProperty("t." + name, String.valueOf(value)));
  }
}
