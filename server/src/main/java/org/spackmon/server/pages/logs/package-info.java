/** What does a log say, line by line? Its own page, pieces of it on other pages, and its bytes. */
@NullMarked
package org.spackmon.server.pages.logs;

import org.jspecify.annotations.NullMarked;
