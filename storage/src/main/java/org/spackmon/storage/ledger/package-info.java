/** How does each fact of a report become rows? */
@NullMarked
package org.spackmon.storage.ledger;

import org.jspecify.annotations.NullMarked;
