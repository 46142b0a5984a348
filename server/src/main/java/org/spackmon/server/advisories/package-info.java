/** What advisories mean here, for people and for other programs; and what people say of them. */
@NullMarked
package org.spackmon.server.advisories;

import org.jspecify.annotations.NullMarked;
