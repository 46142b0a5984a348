/** What goes over the wire, byte for byte? */
@NullMarked
package org.spackmon.testkit.http;

import org.jspecify.annotations.NullMarked;
