package org.spackmon.server.pages;

import org.jspecify.annotations.Nullable;

/**
 * What the pages have to know of how the server was set up.
 *
 * @param base "" or the path below which a proxy mounts the server, without a slash at its end
 * @param publicUrl what a client is told to talk to; null for where it finds itself
 * @param prefix of the ms1 door
 * @param needsLogin whether clients have to say who they are
 */
public record SiteSettings(
    String base, @Nullable String publicUrl, String prefix, boolean needsLogin) {}
