package org.spackmon.server.pages.hooks;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spackmon.server.pages.Frame;
import org.spackmon.storage.hooks.Hook;

/**
 * The page of all webhooks, and of how to add one.
 *
 * @param me name of who looks at it; null for nobody
 * @param packageName that the form begins with
 * @param system that the form begins with
 */
record HookList(
    Frame frame,
    List<Hook> hooks,
    @Nullable String me,
    String csrf,
    String packageName,
    String system) {

  String link(Hook hook) {
    return frame.to("/hooks/" + hook.id());
  }

  String signIn() {
    return frame.to("/sign-in?next=" + Frame.encode("/hooks"));
  }

  /** Others see the host only: the rest of such an address is often a secret. */
  static String shown(Hook hook, @Nullable String me) {
    URI uri = URI.create(hook.url());
    return hook.owner().equals(me) ? hook.url() : uri.getScheme() + "://" + uri.getHost() + "/…";
  }

  /** {@code hdf5 on frontier}. */
  static String of(Hook hook) {
    String what = hook.packageName().isEmpty() ? "any package" : hook.packageName();
    return what + (hook.system().isEmpty() ? " on any system" : " on " + hook.system());
  }
}
