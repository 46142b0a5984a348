/**
 * Answers what happened: the reports of a build, what they add up to, and what a store of them must
 * do.
 */
@NullMarked
package org.spackmon.record;

import org.jspecify.annotations.NullMarked;
