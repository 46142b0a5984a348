/** What does the log of a failed attempt say, and who reads it? */
@NullMarked
package org.spackmon.storage.findings;

import org.jspecify.annotations.NullMarked;
