/** Answers what a person sees: a real Chromium for the tests of pages. */
@NullMarked
package org.spackmon.testkit.browser;

import org.jspecify.annotations.NullMarked;
