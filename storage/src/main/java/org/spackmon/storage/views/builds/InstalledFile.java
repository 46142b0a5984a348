package org.spackmon.storage.views.builds;

import org.jspecify.annotations.Nullable;

/** A file that an install left in its prefix, as the analyzer {@code install_files} saw it. */
public record InstalledFile(
    String path,
    @Nullable String type,
    @Nullable String mode,
    @Nullable String owner,
    @Nullable String group,
    @Nullable String hash) {}
