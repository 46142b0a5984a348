package org.spackmon.record;

/**
 * Who reports, and when it arrived.
 *
 * @param account the owner of what is reported
 * @param runKey names the run (one {@code spack install}): for ms1 the token's {@code jti}
 * @param door "ms1", "saved", …: by which way it came
 * @param arrived microseconds since the epoch, on the server's clock
 */
public record Caller(long account, String runKey, String door, long arrived) {}
