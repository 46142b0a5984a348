/** What can be done with a store, by the people who own it: accounts, copies, clean-up. */
@NullMarked
package org.spackmon.app.local;

import org.jspecify.annotations.NullMarked;
