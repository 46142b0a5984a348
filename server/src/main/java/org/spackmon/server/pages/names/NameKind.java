package org.spackmon.server.pages.names;

import org.spackmon.server.pages.Room;
import org.spackmon.storage.views.names.Facet;

/** The kinds of name that have a page for all of them and one for each. */
enum NameKind {
  PACKAGE(Facet.PACKAGE, Room.PACKAGES, "package", "packages"),
  COMPILER(Facet.COMPILER, Room.COMPILERS, "compiler", "compilers"),
  SYSTEM(Facet.SYSTEM, Room.SYSTEMS, "system", "systems"),
  OWNER(Facet.OWNER, Room.OWNERS, "owner", "owners"),
  TAG(Facet.TAG, Room.TAGS, "tag", "tags");

  private final Facet facet;
  private final Room room;
  private final String one;
  private final String many;

  NameKind(Facet facet, Room room, String one, String many) {
    this.facet = facet;
    this.room = room;
    this.one = one;
    this.many = many;
  }

  Facet facet() {
    return facet;
  }

  Room room() {
    return room;
  }

  /** The parameter of a filter of builds, and the word for one of it. */
  String one() {
    return one;
  }

  String many() {
    return many;
  }

  String path() {
    return room.path();
  }
}
