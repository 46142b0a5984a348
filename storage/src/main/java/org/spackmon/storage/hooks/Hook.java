package org.spackmon.storage.hooks;

import java.time.Instant;

/**
 * A webhook: an address that is told when a package begins to fail on a system, and when it works
 * again.
 *
 * @param owner name of the account that added it
 * @param packageName "" for any
 * @param system "" for any
 */
public record Hook(
    long id, String owner, String url, String packageName, String system, Instant created) {}
