/**
 * What programs see: everything that pages show, as JSON under {@code /api/v1}. What goes over the
 * wire is additive: names and meanings never change, new ones may come.
 */
@NullMarked
package org.spackmon.server.api;

import org.jspecify.annotations.NullMarked;
