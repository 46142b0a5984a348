package org.spackmon.server.pages.names;

import java.util.List;
import org.spackmon.server.pages.BuildTable;
import org.spackmon.server.pages.Frame;
import org.spackmon.server.pages.OutcomeTabs.Tab;
import org.spackmon.storage.views.installs.StoreRow;
import org.spackmon.storage.views.names.HostRow;
import org.spackmon.storage.views.names.NameRow;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.specs.SpecRow;

/**
 * The page of one package, compiler, system, owner or tag.
 *
 * @param builds its newest
 * @param more whether it has older ones
 * @param specs of a package; empty for the others
 * @param hosts of a system; empty for the others
 * @param stores install trees of a system; empty for the others
 */
record NameSheet(
    Frame frame,
    NameKind kind,
    NameRow row,
    BuildTable builds,
    List<Tab> tabs,
    boolean more,
    Page<SpecRow> specs,
    Page<HostRow> hosts,
    List<StoreRow> stores) {

  /** Rows of each list on this page. */
  static final int SOME = 20;

  String title() {
    return row.name().isEmpty() ? "No compiler" : row.name();
  }

  String allBuilds() {
    return builds.list(builds.view());
  }

  String spec(SpecRow spec) {
    return frame.to("/specs/" + spec.id());
  }

  String allSpecs() {
    return frame.to("/specs?package=" + Frame.encode(row.name()));
  }

  /** Specs in the install trees of the system. */
  long installed() {
    return stores.stream().mapToLong(StoreRow::there).sum();
  }

  String allInstalls() {
    return frame.to("/installs?system=" + Frame.encode(row.name()));
  }

  String kindLink() {
    return frame.to(kind.path());
  }
}
