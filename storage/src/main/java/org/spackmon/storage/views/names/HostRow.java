package org.spackmon.storage.views.names;

import org.spackmon.record.BuildHost;

/** A build host. */
public record HostRow(long id, BuildHost host, String system) {}
