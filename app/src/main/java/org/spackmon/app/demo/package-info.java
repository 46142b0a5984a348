/** What does spackmon look like with data in it? Recorded installs, played into a real server. */
@NullMarked
package org.spackmon.app.demo;

import org.jspecify.annotations.NullMarked;
