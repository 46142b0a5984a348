package org.spackmon.server.pages.hooks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.hooks.Delivery;
import org.spackmon.storage.hooks.Hook;

/**
 * The page of one webhook.
 *
 * @param me name of who looks at it; null for nobody
 * @param secret null for everybody but its owner
 */
record HookSheet(
    Frame frame,
    Hook hook,
    List<Delivery> deliveries,
    @Nullable String me,
    @Nullable String secret,
    String csrf) {

  String to(String action) {
    return frame.to("/hooks/" + hook.id() + "/" + action);
  }

  @Nullable String build(Delivery delivery) {
    Long build = delivery.build();
    return build == null ? null : BuildTable.attempt(frame, build, delivery.attempt());
  }

  /** What happened, in a few words. */
  static String said(Delivery delivery) {
    String version = delivery.version().isEmpty() ? "" : "@" + delivery.version();
    String where = delivery.packageName() + version + " on " + delivery.system();
    return switch (delivery.event()) {
      case FAILING -> where + " fails";
      case FIXED -> where + " works again";
      case TEST -> "Test";
    };
  }

  /** Shape and colour of how far it came. */
  static String shape(Delivery delivery) {
    return delivery.arrived() ? "success" : delivery.tried() == null ? "running" : "failed";
  }

  static String state(Delivery delivery) {
    if (delivery.tried() == null) {
      return "On its way";
    }
    String tries = delivery.tries() == 1 ? "" : ", try " + delivery.tries();
    return (delivery.arrived() ? "Answered " + delivery.status() : delivery.error()) + tries;
  }
}
