/** Where do things go in a picture? Places only: pages draw them. */
@NullMarked
package org.spackmon.server.pictures;

import org.jspecify.annotations.NullMarked;
