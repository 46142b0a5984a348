/**
 * Answers how a request gets in and an answer gets out, whatever was asked: limits, errors,
 * headers.
 */
@NullMarked
package org.spackmon.server.http;

import org.jspecify.annotations.NullMarked;
