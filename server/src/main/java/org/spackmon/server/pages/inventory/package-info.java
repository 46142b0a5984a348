/** What is installed where, and who needs it? */
@NullMarked
package org.spackmon.server.pages.inventory;

import org.jspecify.annotations.NullMarked;
