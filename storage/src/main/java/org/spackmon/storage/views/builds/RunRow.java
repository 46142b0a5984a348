package org.spackmon.storage.views.builds;

import java.time.Instant;

/**
 * One process of Spack that reported.
 *
 * @param key its name, as the client or its token gave it
 * @param door by which way its reports came: "ms1", "saved", …
 */
public record RunRow(
    long id, String key, String door, String owner, String spackVersion, Instant started) {}
