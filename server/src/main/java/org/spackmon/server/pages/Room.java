package org.spackmon.server.pages;

/** The rooms that the bar at the top leads to, in its order. */
public enum Room {
  BUILDS("Builds", "/"),
  FAILURES("Failures", "/failures"),
  RUNS("Runs", "/runs"),
  SPECS("Specs", "/specs"),
  PACKAGES("Packages", "/packages"),
  INSTALLS("Installs", "/find"),
  ENVIRONMENTS("Environments", "/environments"),
  ADVISORIES("Advisories", "/advisories"),
  COMPILERS("Compilers", "/compilers"),
  TAGS("Tags", "/tags"),
  OWNERS("Owners", "/owners"),
  SYSTEMS("Systems", "/systems");

  private final String title;
  private final String path;

  Room(String title, String path) {
    this.title = title;
    this.path = path;
  }

  /** As the navigation names it. */
  public String title() {
    return title;
  }

  /** Its own page, without the prefix of the server. */
  public String path() {
    return path;
  }
}
