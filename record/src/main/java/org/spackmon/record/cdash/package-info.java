/** What does a stock Spack tell by itself, in the files that it would send to a CDash server? */
@NullMarked
package org.spackmon.record.cdash;

import org.jspecify.annotations.NullMarked;
