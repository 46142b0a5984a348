package org.spackmon.app.control;

import java.io.InputStream;
import java.io.OutputStream;

/** A command's input, output and error output, wherever its terminal is. */
public record Streams(InputStream in, OutputStream out, OutputStream err) {}
