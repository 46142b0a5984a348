package org.spackmon.server.pages;

/** A part of a list's filter, and the link that leaves it out. */
public record Chip(String name, String value, String without) {}
