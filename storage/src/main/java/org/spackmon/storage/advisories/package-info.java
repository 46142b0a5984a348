/** Which installs does an advisory mean, and what do people here say of it? */
@NullMarked
package org.spackmon.storage.advisories;

import org.jspecify.annotations.NullMarked;
