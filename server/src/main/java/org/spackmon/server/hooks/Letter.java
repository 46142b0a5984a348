package org.spackmon.server.hooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spackmon.storage.hooks.Delivery;

/**
 * The body of a delivery: for programs, and one line for people, which chat servers show as it is.
 */
record Letter(String json) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Writes it.
   *
   * @param site where this server is reached, without a slash at the end
   */
  static Letter of(Delivery delivery, String site) {
    String link =
        delivery.build() == null
            ? site + "/failures"
            : site + "/builds/" + delivery.build() + "?attempt=" + delivery.attempt();
    ObjectNode body = JSON.createObjectNode();
    body.put("type", "package." + delivery.event().word());
    body.put("timestamp", delivery.at().toString());
    body.put("text", line(delivery) + "\n" + link);
    ObjectNode data = body.putObject("data");
    data.put("package", delivery.packageName());
    data.put("version", delivery.version());
    data.put("system", delivery.system());
    data.put("cause", delivery.cause());
    data.put("build", delivery.build());
    data.put("attempt", delivery.attempt());
    data.put("url", link);
    return new Letter(body.toString());
  }

  /** {@code hdf5@1.14 fails on frontier: undefined reference …}. */
  private static String line(Delivery delivery) {
    String version = delivery.version().isEmpty() ? "" : "@" + delivery.version();
    String what = delivery.packageName() + version;
    return switch (delivery.event()) {
      case FAILING ->
          what
              + " fails on "
              + delivery.system()
              + (delivery.cause().isEmpty() ? "" : ": " + delivery.cause());
      case FIXED -> what + " works again on " + delivery.system();
      case TEST -> "A test: this is where failures will be told";
    };
  }
}
