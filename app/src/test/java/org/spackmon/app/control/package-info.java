@NullMarked
package org.spackmon.app.control;

import org.jspecify.annotations.NullMarked;
