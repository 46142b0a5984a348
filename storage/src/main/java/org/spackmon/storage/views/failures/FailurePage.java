package org.spackmon.storage.views.failures;

import java.util.List;

/**
 * All about one failure.
 *
 * @param places the newest ones
 * @param placeCount more than {@code places} holds where there are very many
 */
public record FailurePage(FailureRow row, List<FailurePlace> places, long placeCount) {}
