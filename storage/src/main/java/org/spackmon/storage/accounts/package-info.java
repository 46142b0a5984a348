/** Answers who has an account, and by what they prove it: tokens, sessions of browsers, links. */
@NullMarked
package org.spackmon.storage.accounts;

import org.jspecify.annotations.NullMarked;
