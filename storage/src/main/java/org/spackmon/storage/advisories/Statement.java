package org.spackmon.storage.advisories;

import java.time.Instant;
import java.util.List;

/**
 * What somebody here says of an advisory.
 *
 * @param justification why nothing is affected, one of {@link #JUSTIFICATIONS}; "" for none
 * @param reason in their own words
 * @param by name of an account
 */
public record Statement(Status status, String justification, String reason, String by, Instant at) {

  /** OpenVEX's. */
  public static final List<String> JUSTIFICATIONS =
      List.of(
          "component_not_present",
          "vulnerable_code_not_present",
          "vulnerable_code_not_in_execute_path",
          "vulnerable_code_cannot_be_controlled_by_adversary",
          "inline_mitigations_already_exist");
}
