package org.spackmon.record;

/** Where a build runs, in the words of Spack's {@code install_environment.json}. */
public record BuildHost(
    String hostname, String platform, String hostOs, String hostTarget, String kernelVersion) {}
