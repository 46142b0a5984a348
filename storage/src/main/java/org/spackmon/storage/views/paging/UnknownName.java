package org.spackmon.storage.views.paging;

import org.jspecify.annotations.Nullable;

/**
 * A filter named something that was never seen: the list is empty for that reason.
 *
 * @param parameter the filter, such as {@code package}
 * @param nearest a known name that looks like it, if there is one
 */
public record UnknownName(String parameter, String value, @Nullable String nearest) {}
