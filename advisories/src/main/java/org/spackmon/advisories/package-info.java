/**
 * Which packages and versions does an advisory mean? Files in the OSV format, and Spack's names.
 */
@NullMarked
package org.spackmon.advisories;

import org.jspecify.annotations.NullMarked;
