package org.spackmon.storage.views.builds;

import org.jspecify.annotations.Nullable;

/**
 * A file that an install left in its prefix, as the analyzer {@code install_files} saw it.
 *
 * @param type "file", "dir", "link", …
 * @param permissions octal, such as "755"
 * @param owner name or number
 * @param group name or number
 * @param hash of its content
 * @param size in bytes
 * @param target where a link leads
 */
public record InstalledFile(
    String path,
    @Nullable String type,
    @Nullable String permissions,
    @Nullable String owner,
    @Nullable String group,
    @Nullable String hash,
    @Nullable String size,
    @Nullable String target) {}
