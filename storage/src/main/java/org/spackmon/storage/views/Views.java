package org.spackmon.storage.views;

import org.spackmon.storage.Store;
import org.spackmon.storage.views.builds.Builds;
import org.spackmon.storage.views.environments.Environments;
import org.spackmon.storage.views.failures.Failures;
import org.spackmon.storage.views.installs.Installs;
import org.spackmon.storage.views.names.Names;
import org.spackmon.storage.views.packages.Packages;
import org.spackmon.storage.views.runs.Runs;
import org.spackmon.storage.views.specs.Bills;
import org.spackmon.storage.views.specs.Specs;

/** Everything that can be seen: one value to hand to pages and API. */
public record Views(
    Builds builds,
    Specs specs,
    Bills bills,
    Names names,
    Runs runs,
    Failures failures,
    Packages packages,
    Installs installs,
    Environments environments) {

  public static Views of(Store store) {
    return new Views(
        new Builds(store.reads(), store.contents(), store.dialect()),
        new Specs(store.reads()),
        new Bills(store.reads(), store.contents()),
        new Names(store.reads()),
        new Runs(store.reads()),
        new Failures(store.reads()),
        new Packages(store.reads()),
        new Installs(store.reads()),
        new Environments(store.reads()));
  }
}
