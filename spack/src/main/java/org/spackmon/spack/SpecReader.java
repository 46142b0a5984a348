package org.spackmon.spack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;

/**
 * What does a spec file of any format say? Reads the formats 1 to 5, alone or wrapped in {@code
 * {"spec": …}} once or more.
 *
 * <p>Odd content is kept in a safe form, never refused: text is cleaned (see {@link SafeText}),
 * what has the wrong type is taken as missing. Refused is what has no meaning: text that is not
 * JSON, no list of nodes, a node without a name or a hash of its own, a circle of dependencies,
 * nesting deeper than 64, more than 100,000 nodes.
 */
public final class SpecReader {

  // A document is bounded by whoever holds its bytes, so the parser needs no bounds of its own on
  // the length of a text. The table of field names is shared by all documents: a hostile one must
  // neither fill it with interned strings nor break it.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonCursor.MAX_DEPTH + 1)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .build();

  private SpecReader() {}

  /**
   * Reads a whole document.
   *
   * @throws SpecFormatException when the text is no spec file
   */
  public static SpecDocument read(byte[] json) throws SpecFormatException {
    try (JsonParser parser = JSON.createParser(json)) {
      try {
        return whole(parser);
      } catch (IOException e) {
        throw JsonCursor.notJson(parser, e);
      }
    } catch (IOException e) {
      // Only the guess at the encoding reads before there is a parser.
      throw new SpecFormatException("expected JSON, found: " + JsonPlace.problem(e), e);
    }
  }

  private static SpecDocument whole(JsonParser parser) throws IOException, SpecFormatException {
    SpecDocument document = value(parser);
    if (parser.nextToken() != null) {
      throw new JsonCursor(parser).unexpected("nothing after the spec");
    }
    return document;
  }

  private static SpecDocument value(JsonParser at) throws IOException, SpecFormatException {
    return SpecAssembly.assemble(DocumentParser.parse(new JsonCursor(at)));
  }

  /**
   * Reads the value at which a parser stands, or that follows when it stands at a field's name or
   * the start of the text, and leaves the parser at the value's last token.
   *
   * @throws SpecFormatException when the value is no spec file; the parser then stands where that
   *     was found out
   * @throws IOException when the parser's source fails
   */
  public static SpecDocument read(JsonParser at) throws IOException, SpecFormatException {
    try {
      return value(at);
    } catch (JsonProcessingException | CharConversionException e) {
      throw JsonCursor.notJson(at, e);
    }
  }
}
