package org.spackmon.server.pages;

/**
 * What holds for every page of this server.
 *
 * @param base "" or the path below which a proxy mounts the server, without a slash at its end
 * @param publicUrl what a client is told to talk to
 * @param prefix of the ms1 door
 * @param needsLogin whether clients have to say who they are
 */
record Site(
    String base,
    String publicUrl,
    String prefix,
    boolean needsLogin,
    String version,
    Assets assets) {}
