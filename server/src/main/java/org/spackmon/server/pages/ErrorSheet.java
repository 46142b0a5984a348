package org.spackmon.server.pages;

/**
 * The page of something that didn't work.
 *
 * @param said what happened
 * @param next what to do now
 */
record ErrorSheet(Frame frame, int status, String title, String said, String next) {}
