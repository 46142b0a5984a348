/**
 * Answers what the tests of every room share: a real PostgreSQL, a real browser, recorded traffic.
 */
@NullMarked
package org.spackmon.testkit;

import org.jspecify.annotations.NullMarked;
