/** Where does a setting come from? The command line, the environment, or one file. */
@NullMarked
package org.spackmon.app.config;

import org.jspecify.annotations.NullMarked;
