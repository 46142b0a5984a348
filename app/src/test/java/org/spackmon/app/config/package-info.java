@NullMarked
package org.spackmon.app.config;

import org.jspecify.annotations.NullMarked;
