package org.spackmon.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.license.Acknowledgement;
import org.cyclonedx.model.license.Expression;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe declares as its licence: an id of SPDX, an expression of such ids, or else just a
 * name.
 */
final class Licences {
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "WITH");

  private Licences() {}

  /** The list of SPDX, as the format's library has it; read when the first licence is met. */
  private static final class Spdx {
    static final Set<String> IDS = read();

    private static Set<String> read() {
      try (InputStream in = LicenseChoice.class.getResourceAsStream("/spdx.schema.json")) {
        Set<String> ids = new HashSet<>();
        for (JsonNode id : new ObjectMapper().readTree(Objects.requireNonNull(in)).path("enum")) {
          ids.add(id.asText());
        }
        return ids;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static @Nullable LicenseChoice of(@Nullable String declared) {
    if (declared == null || declared.isBlank()) {
      return null;
    }
    LicenseChoice choice = new LicenseChoice();
    if (!Spdx.IDS.contains(declared) && isExpression(declared)) {
      Expression expression = new Expression(declared);
      expression.setAcknowledgement(Acknowledgement.DECLARED);
      choice.setExpression(expression);
      return choice;
    }
    License licence = new License();
    licence.setAcknowledgement(Acknowledgement.DECLARED);
    if (Spdx.IDS.contains(declared)) {
      licence.setId(declared);
    } else {
      licence.setName(declared);
    }
    choice.setLicenses(List.of(licence));
    return choice;
  }

  /** Ids and operators in turn. */
  private static boolean isExpression(String declared) {
    List<String> words =
        Stream.of(declared.split("[\\s()]+")).filter(word -> !word.isEmpty()).toList();
    for (int i = 0; i < words.size(); i++) {
      Set<String> expected = i % 2 == 0 ? Spdx.IDS : OPERATORS;
      if (!expected.contains(words.get(i))) {
        return false;
      }
    }
    return words.size() % 2 == 1;
  }
}
