/** What machines on which Spack runs fetch from the server: our client. */
@NullMarked
package org.spackmon.server.download;

import org.jspecify.annotations.NullMarked;
