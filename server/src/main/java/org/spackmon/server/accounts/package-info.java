/** Answers who is asking, and whether they may: tokens, sessions, sign-in. */
@NullMarked
package org.spackmon.server.accounts;

import org.jspecify.annotations.NullMarked;
