/**
 * Answers what the person at the terminal runs: following an install, and uploading what was kept.
 */
@NullMarked
package org.spackmon.client;

import org.jspecify.annotations.NullMarked;
