package org.passerelle.identity.choice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.identity.gate.SafetyAssessment.StaffSex;

/**
 * What the choice depends on.
 *
 * @param region    part of the country where they are; null when it is not on file
 * @param languages the family's languages, ISO 639 codes
 * @param staff     by whom they can be met
 */
public record Family(@Nullable String region, List<String> languages, StaffSex staff) {
}
