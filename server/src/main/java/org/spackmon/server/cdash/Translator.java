package org.spackmon.server.cdash;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Content;
import org.spackmon.record.cdash.CdashFile;
import org.spackmon.record.cdash.CdashFile.Known;
import org.spackmon.server.ms1.SafeName;
import org.spackmon.storage.ContentWriter;
import org.spackmon.storage.Contents;

/** Says in the recorder's words what a file for CDash says, and no more. */
final class Translator {
  /** Spack writes it before each part of a log, with the package that it is really of. */
  private static final Pattern OUTPUT =
      Pattern.compile(
          "^[a-z]{1,20} output for ([A-Za-z0-9_][A-Za-z0-9_-]{0,99}):$", Pattern.MULTILINE);

  /** The folder in which a package is built: its name and version, and its hash. */
  private static final Pattern STAGE =
      Pattern.compile("/spack-stage-([A-Za-z0-9_.=:+-]{1,200})-([a-z0-9]{32})(?![A-Za-z0-9_-])");

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
    String began = file.get("Start" + file.kind() + "Time") + file.get("StartTime");
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

  /** What it says of a build; null for a file that says nothing of one. */
  @Nullable CdashFile build() {
    return switch (file.kind()) {
      case "Configure" -> configure();
      case "Build" -> compile();
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

  private CdashFile told(String phase, String log, boolean failed) {
    String section = file.kind();
    Matcher output = OUTPUT.matcher(log);
    String named = output.find() ? output.group(1) : name.part();
    String command = file.get(section + "Command");
    Long began = time("Start" + section + "Time");
    Long ended = time("End" + section + "Time");
    boolean alone = name.part() == null; // else the times are those of all packages together
    return new CdashFile(
        version(file.get("Generator")),
        host(),
        named,
        otherwise(command, failed),
        specs(named, log, command),
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

  /** A build that says where it works says which spec it is; else it is of what was asked for. */
  private static List<Known> specs(@Nullable String named, String log, String command) {
    Matcher stage = STAGE.matcher(log);
    while (named != null && stage.find()) {
      if (stage.group(1).startsWith(named + "-")) {
        String version = stage.group(1).substring(named.length() + 1);
        return List.of(new Known(named, version, stage.group(2)));
      }
    }
    return BuildName.asked(command);
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
