/** Tests of what the record's own statements cost. */
@NullMarked
package org.spackmon.storage.ledger;

import org.jspecify.annotations.NullMarked;
