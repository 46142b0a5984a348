package org.spackmon.server.pages;

import org.jspecify.annotations.Nullable;

/**
 * The page to sign in.
 *
 * @param link the code of a one-time link; null for user and token
 * @param user as typed before
 * @param next where to go then
 * @param wrong what was wrong with the last try
 */
record SignInSheet(
    Frame frame,
    @Nullable String link,
    @Nullable String user,
    @Nullable String next,
    @Nullable String wrong) {}
