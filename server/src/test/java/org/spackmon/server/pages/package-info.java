@NullMarked
package org.spackmon.server.pages;

import org.jspecify.annotations.NullMarked;
