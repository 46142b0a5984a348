package org.spackmon.spack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Is what has no meaning refused, and does the message say what was expected and where? */
class SpecRefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | expected a spec, found the end of the text at $ (line 1, column 1)",
        "{\"spec\": | expected JSON at $.spec (line 1, column 9), found: Unexpected end-of-input",
        "{\"spec\": {nope | expected JSON at $.spec (line 1, column 11), found: Unexpected character ('n'",
        "\"abc\" | expected a spec: an object or a list of nodes, found a string at $ (line 1, column 1)",
        "{\"spec\": null} | expected a spec: an object or a list of nodes, found null at $.spec (line 1, column 10)",
        "{\"bogus\": 1} | expected \"nodes\" or \"spec\" in the object at $ (line 1, column 12)",
        "{\"nodes\": {\"a\": 1}} | expected a list of nodes, found an object at $.nodes (line 1, column 11)",
        "{\"nodes\": null} | expected a list of nodes, found null at $.nodes",
        "{\"spec\": {\"nodes\": [null]}} | expected a node, which is an object, found null at $.spec.nodes[0] (line",
        "[1, 2] | expected a node, which is an object, found a number at $[0] (line 1, column 2)",
        "[{\"a\": {\"hash\": \"1\"}, \"b\": null}] | expected a node, which is an object, found null at $[0].b",
        "{\"nodes\": [{\"hash\": \"h\"}]} | expected a node with a name, found one without at $.nodes[0]",
        "{\"nodes\": [{\"name\": null, \"hash\": \"h\"}]} | expected a node with a name, found one without at $.nodes[0]",
        "{\"nodes\": [{}]} | expected a node with a name, found one without at $.nodes[0]",
        "[{}] | expected a node with a name, found one without at $[0]",
        "[{\"\": {\"hash\": \"h\"}}] | expected a node with a name, found one without at $[0]",
        "{\"nodes\": [{\"name\": \"z\", \"hash\": \"h\"}, {\"name\": \"zlib\"}]} "
            + "| expected a hash, full_hash or build_hash in node \"zlib\", found none at $.nodes[1] (line 1, column",
        "{\"nodes\": [{\"name\": \"z\", \"package_hash\": \"h\"}]} | expected a hash, full_hash or build_hash in node \"z\"",
        "{\"nodes\": [], \"k\\ud800\": 1} | expected JSON at $.nodes (line 1, column",
        "{\"nodes\": []} x | expected JSON at $ (line 1, column 15), found: Unrecognized token 'x'",
        "{\"nodes\": []} [] | expected nothing after the spec, found a list at $ (line 1, column 15)",
      })
  void text(String json, String message) {
    assertThatThrownBy(() -> Samples.readText(json))
        .isInstanceOf(SpecFormatException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void circle_isNamed() {
    String json =
        """
        {"spec": {"nodes": [
          {"name": "a", "hash": "1", "dependencies": [{"name": "b", "hash": "2"}]},
          {"name": "b", "hash": "2", "dependencies": [{"name": "c", "hash": "3"}]},
          {"name": "c", "hash": "3", "dependencies": [{"name": "b", "hash": "2"}]}]}}""";

    assertThatThrownBy(() -> Samples.readText(json))
        .isInstanceOf(SpecFormatException.class)
        .hasMessage(
            "expected dependencies without a circle, found [1] b needs [2] c needs [1] at $.spec.nodes"
                + " (line 1, column 20)");
  }

  @Test
  void nodeThatNeedsItself_isACircle() {
    assertThatThrownBy(
            () ->
                Samples.node(
                    "{\"name\":\"a\",\"hash\":\"1\",\"dependencies\":[{\"name\":\"a\",\"hash\":\"1\"}]}"))
        .isInstanceOf(SpecFormatException.class)
        .hasMessageContaining("[0] a needs [0]");
  }

  @Test
  void nesting_upTo64() {
    // The list of nodes and the node are levels of their own.
    assertThatCode(() -> Samples.readText(nested(61))).doesNotThrowAnyException();
    assertThatThrownBy(() -> Samples.readText(nested(62)))
        .isInstanceOf(SpecFormatException.class)
        .hasMessageContaining(
            "expected nesting no deeper than 64, found a list at $.nodes[0].odd[0][0]");
  }

  @Test
  void wrappings_upTo64() {
    String json = "{\"spec\":".repeat(100_000);

    assertThatThrownBy(() -> Samples.readText(json))
        .isInstanceOf(SpecFormatException.class)
        .hasMessageContaining("expected nesting no deeper than 64");
  }

  private static String nested(int depth) {
    return "{\"nodes\":[{\"name\":\"a\",\"hash\":\"1\",\"odd\":%s%s}]}"
        .formatted("[".repeat(depth), "]".repeat(depth));
  }

  @Test
  void message_isSafeToShow() {
    String json = "{\"nodes\": [{\"name\": \"\\u001b[31m\\n%s\"}]}".formatted("x".repeat(9_000));

    assertThatThrownBy(() -> Samples.readText(json))
        .isInstanceOf(SpecFormatException.class)
        .message()
        .hasSizeLessThan(300)
        .doesNotContain("\u001b", "\n");
  }
}
