package org.spackmon.server.cdash;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Content;
import org.spackmon.record.cdash.CdashFile;
import org.spackmon.server.ms1.SafeName;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Contents;

/** Says in the recorder's words what a file for CDash says, and no more. */
final class Translator {
  /** How Spack begins the log of what failed before there was one. */
  private static final String NEVER_BEGAN = "Pre-configure errors occur";

  private static final long SECOND = 1_000_000;
  private static final int LONGEST = 300;
  private static final int LONGEST_TAG = 200;

  private final CdashXml file;
  private final Contents contents;
  private final BuildName name;

  Translator(CdashXml file, Contents contents) {
    this.file = file;
    this.contents = contents;
    this.name = BuildName.of(file.get("BuildName"));
  }

  /** What names the build that the file is about, and its run: all files of it say the same. */
  static String run(CdashXml file, long account, String project) {
    String site = file.get("Name") + file.get("Site");
    String began = file.get("Start" + section(file) + "Time") + file.get("StartTime");
    String all =
        String.join(
            "\0",
            List.of(
                String.valueOf(account),
                project,
                site,
                file.get("BuildName"),
                file.get("BuildStamp"),
                began.strip()));
    byte[] digest = SafeName.sha256(all.getBytes(StandardCharsets.UTF_8));
    return "cdash-" + HexFormat.of().formatHex(digest, 0, 16);
  }

  /** As its elements call it. */
  private static String section(CdashXml file) {
    return file.kind().equals("Testing") ? "Test" : file.kind();
  }

  /** What it says of a build; null for a file that says nothing of one. */
  @Nullable CdashFile build() {
    return switch (file.kind()) {
      case "Configure" -> configure();
      case "Build" -> compile();
      case "Test", "Testing" -> test();
      default -> null;
    };
  }

  private CdashFile configure() {
    String log = file.get("Log");
    boolean failed =
        log.startsWith(NEVER_BEGAN)
            || !List.of("", "0").contains(file.get("ConfigureStatus").strip());
    return told("configure", log, failed);
  }

  private CdashFile compile() {
    boolean failed = file.events().stream().anyMatch(event -> event.what().equals("Error"));
    return told("build", new Excerpt(file).text(), failed);
  }

  /** Of Spack up to 0.19 the lines that look like errors, of later ones each test. */
  private CdashFile test() {
    StringBuilder results = new StringBuilder(new Excerpt(file).text());
    for (CdashXml.Event test : file.events()) {
      if (test.what().equals("Test")) {
        results
            .append(test.get("Status"))
            .append(' ')
            .append(test.get("Name"))
            .append(": ")
            .append(test.get("FullCommandLine"))
            .append('\n')
            .append(test.get("Value"))
            .append('\n');
      }
    }
    return told(CdashFile.TEST, results.toString(), false);
  }

  private CdashFile told(String phase, String log, boolean failed) {
    String section = section(file);
    LogSubject subject =
        phase.equals(CdashFile.TEST) && name.tested() != null
            ? new LogSubject(name.tested().name(), name.tested())
            : LogSubject.of(log, name.part());
    String command = file.get(section + "Command");
    Long began = time("Start" + section + "Time");
    Long ended = time("End" + section + "Time");
    boolean alone = name.part() == null; // else the times are those of all packages together
    return new CdashFile(
        version(file.get("Generator")),
        host(),
        subject.name(),
        otherwise(command, failed),
        subject.spec() == null ? BuildName.asked(command) : List.of(subject.spec()),
        name.base().isBlank() ? List.of() : List.of(SafeName.of(name.base(), LONGEST_TAG)),
        began,
        ended,
        !alone || began == null || ended == null || ended <= began
            ? null
            : Long.valueOf(ended - began),
        phase,
        failed,
        content(log));
  }

  /** What was asked for, if it is one thing; but never what failed, which may be what it needs. */
  private static String otherwise(String command, boolean failed) {
    String only = BuildName.only(command);
    return failed || only == null ? CdashFile.UNKNOWN : only;
  }

  private BuildHost host() {
    String site = file.get("Name");
    return new BuildHost(
        site.isBlank() ? CdashFile.UNKNOWN : SafeName.of(site, LONGEST),
        SafeName.of(file.get("OSName").toLowerCase(Locale.ROOT), LONGEST),
        "",
        SafeName.of(file.get("VendorString"), LONGEST),
        SafeName.of(file.get("OSRelease"), LONGEST));
  }

  /** "spack-1.3.0.dev0 (5817ab…)" without the commit, as other clients say it. */
  private static String version(String generator) {
    String version = generator.replaceFirst("^spack-", "");
    int commit = version.indexOf(" (");
    return SafeName.of(commit < 0 ? version : version.substring(0, commit), LONGEST);
  }

  /** In microseconds; null where it isn't a time that anybody means. */
  private @Nullable Long time(String element) {
    String seconds = file.get(element).strip();
    return seconds.matches("[0-9]{1,11}") ? Long.valueOf(Long.parseLong(seconds) * SECOND) : null;
  }

  private @Nullable Content content(String text) {
    if (text.isEmpty()) {
      return null;
    }
    ContentWriter writer = contents.textWriter();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writer.write(bytes, 0, bytes.length);
    return writer.finish();
  }
}
