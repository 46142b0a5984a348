package org.spackmon.record;

import org.jspecify.annotations.Nullable;

/** One result of an analyzer for a build. */
public sealed interface Analysis {
  String analyzer();

  Content value();

  /**
   * The whole result of an analyzer that has one per build: {@code config_args} (text), {@code
   * environment_variables} (JSON object), {@code install_files} (JSON object: path to facts), or
   * whatever else came in a shape of its own.
   *
   * @param entries how many variables or files it lists; 1 for plain text
   */
  record Whole(String analyzer, Kind kind, int entries, Content value) implements Analysis {}

  /**
   * A named value of one object file, such as {@code abidw-xml} of {@code lib/libz.so}.
   *
   * @param file path below the prefix; null where the client named none
   */
  record Attribute(String analyzer, @Nullable String file, String name, Kind kind, Content value)
      implements Analysis {}

  /** How the value reads. The codes are stored: never renumber them. */
  enum Kind {
    TEXT(0),
    JSON(1),
    BINARY(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    /** The kind that is kept under this code. */
    public static Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind has the code " + code);
    }
  }
}
