/** What is installed where, as imports told it? */
@NullMarked
package org.spackmon.storage.views.installs;

import org.jspecify.annotations.NullMarked;
