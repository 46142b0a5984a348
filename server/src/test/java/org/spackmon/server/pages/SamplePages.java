package org.spackmon.server.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spackmon.record.BuildHost;
import org.spackmon.record.Outcome;
import org.spackmon.server.pages.builds.SampleBuild;
import org.spackmon.server.pages.builds.SampleSheets;
import org.spackmon.server.pages.logs.SampleLog;
import org.spackmon.spack.HashKind;
import org.spackmon.storage.views.builds.BuildFilter;
import org.spackmon.storage.views.builds.BuildRow;
import org.spackmon.storage.views.builds.BuildsView;
import org.spackmon.storage.views.installs.InstallRow;
import org.spackmon.storage.views.installs.Installs;
import org.spackmon.storage.views.installs.StoreRow;
import org.spackmon.storage.views.names.Counts;
import org.spackmon.storage.views.names.HostRow;
import org.spackmon.storage.views.names.LatestBuild;
import org.spackmon.storage.views.names.NameRow;
import org.spackmon.storage.views.names.NamesView;
import org.spackmon.storage.views.paging.Cursor;
import org.spackmon.storage.views.paging.Page;
import org.spackmon.storage.views.paging.UnknownName;
import org.spackmon.storage.views.specs.DependencyRow;
import org.spackmon.storage.views.specs.DependentRow;
import org.spackmon.storage.views.specs.DocumentRow;
import org.spackmon.storage.views.specs.SpecHash;
import org.spackmon.storage.views.specs.SpecPage;
import org.spackmon.storage.views.specs.SpecRow;
import org.spackmon.storage.views.specs.SpecsView;

/** Every page of the server, of invented records. */
final class SamplePages {
  private static final Site SITE =
      new Site("", "http://127.0.0.1:8080", "ms1", true, "0.1.0", Assets.load());
  private static final BuildsView TOP = new BuildsView(BuildFilter.ALL, null, 50);
  private static final Counts COUNTS =
      new Counts(
          Map.of(
              Outcome.SUCCESS,
              88_124L,
              Outcome.FAILED,
              1_311L,
              Outcome.RUNNING,
              2L,
              Outcome.CANCELLED,
              702L,
              Outcome.INTERRUPTED,
              31L,
              Outcome.ANNOUNCED,
              242L));
  private static final String HASH = "hcqd7so5c7z5kjipk4tslvnss3otf3sa";

  private SamplePages() {}

  /** A template and its parameter. */
  record Drawn(String template, Object what) {}

  static Map<String, Drawn> all() {
    Map<String, Drawn> pages = new LinkedHashMap<>();
    pages.put("builds", builds(TOP, new Page<>(SampleBuilds.rows(50), null, Cursor.next(9)), true));
    BuildFilter filter =
        BuildFilter.ALL
            .with("outcome", "failed")
            .with("compiler", "gcc@12.2.0")
            .with("system", "perlmuter")
            .with("tag", "nightly")
            .with("q", "hdf");
    pages.put(
        "builds-filtered",
        builds(
            TOP.with(filter),
            new Page<>(SampleBuilds.rows(8), Cursor.previous(4), Cursor.next(3)),
            false));
    UnknownName unknown = new UnknownName("system", "perlmuter", "perlmutter");
    pages.put(
        "builds-none",
        builds(TOP.with(filter), new Page<>(List.of(), null, null, null, List.of(unknown)), false));
    pages.put("builds-new", builds(TOP, Page.empty(), false));
    pages.put("build-failed", new Drawn("builds/build", SampleBuild.broken(frame("brokenpkg"))));
    pages.put(
        "build-cancelled", new Drawn("builds/build", SampleBuild.cancelled(frame("brokenpkg"))));
    pages.put("log", new Drawn("logs/log", SampleLog.sheet(frame("Log of brokenpkg, build"))));
    pages.put("spec", new Drawn("spec", spec()));
    pages.put("specs", new Drawn("specs", new SpecList(frame("Specs"), specs(), specRows())));
    pages.put("packages", names(NameKind.PACKAGE, 30));
    pages.put("tags-none", names(NameKind.TAG, 0));
    pages.put("package", name(NameKind.PACKAGE, "hdf5"));
    pages.put("system", name(NameKind.SYSTEM, "perlmutter"));
    pages.put("installs", installs());
    pages.put(
        "variables", new Drawn("builds/analysis", SampleSheets.variables(frame("Variables"))));
    pages.put("files", new Drawn("builds/analysis", SampleSheets.files(frame("Installed files"))));
    pages.put("sign-in", signIn(null, null));
    pages.put("sign-in-wrong", signIn(null, "There is no such user, or the token isn't theirs."));
    pages.put("sign-in-link", signIn("0123abcd", null));
    pages.put(
        "error",
        new Drawn(
            "error",
            new ErrorSheet(
                frame("There is nothing here"),
                404,
                "There is nothing here",
                "No build has the number 99999.",
                "It may have been pruned, or the address was cut off on its way to you.")));
    return pages;
  }

  private static Drawn builds(BuildsView view, Page<BuildRow> page, boolean counted) {
    return new Drawn(
        "builds/builds", SampleSheets.builds(frame("Builds"), view, page, counted ? COUNTS : null));
  }

  private static SpecSheet spec() {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("shared", "true");
    parameters.put("mpi", "true");
    parameters.put("szip", "false");
    parameters.put("api", "\"default\"");
    parameters.put("languages", "[\"c\",\"fortran\"]");
    parameters.put("cflags", "[]");
    parameters.put("cxxflags", "[\"-O3\",\"-g\"]");
    List<DependencyRow> dependencies =
        List.of(
            new DependencyRow(1L, "cmake", "3.23.1", HASH, List.of("build"), List.of(), true),
            new DependencyRow(
                2L, "openmpi", "4.1.4", HASH, List.of("build", "link"), List.of("mpi"), true),
            new DependencyRow(null, "zlib", null, HASH, List.of("build", "link"), List.of(), true));
    SpecPage page =
        new SpecPage(
            4711,
            "hdf5",
            "1.12.2",
            "builtin",
            "linux",
            "sles15",
            "zen3",
            "gcc@12.2.0",
            parameters,
            null,
            true,
            SampleBuilds.NOW.minusSeconds(900_000),
            List.of(
                new SpecHash(HashKind.HASH, HASH, List.of()),
                new SpecHash(HashKind.FULL_HASH, "3i2tmzb57acewk63anifkd2qwz5lqyfo", List.of(12L)),
                new SpecHash(
                    HashKind.PACKAGE_HASH,
                    "oshalncyzmeshw66i2naidt2ufwo3fcvc4wedhqj374ccstmzexa====",
                    List.of())),
            dependencies);
    Page<BuildRow> rows = new Page<>(SampleBuilds.rows(4), null, Cursor.next(3));
    return new SpecSheet(
        frame("hdf5@1.12.2"),
        page,
        List.of(),
        new BuildTable(frame(""), rows.rows(), TOP),
        rows,
        new Page<>(
            List.of(
                new DependentRow(5, "netcdf-c", "4.8.1", HASH, List.of("build", "link")),
                new DependentRow(6, "petsc", "3.17.2", HASH, List.of("link"))),
            null,
            Cursor.next(6)),
        new Page<>(
            List.of(new DocumentRow(77, 3, "0.19.0.dev0", 4711L, 81_204, 9, SampleBuilds.NOW)),
            null,
            null));
  }

  private static SpecsView specs() {
    return new SpecsView(null, null, "hdf", null, null, 50);
  }

  private static Page<SpecRow> specRows() {
    List<SpecRow> rows = new ArrayList<>();
    for (BuildRow row : SampleBuilds.rows(12)) {
      rows.add(
          new SpecRow(
              row.node(),
              row.packageName(),
              row.version(),
              row.specHash(),
              row.compiler(),
              "zen3",
              "sles15",
              rows.size() != 3,
              row.opened()));
    }
    return new Page<>(rows, null, Cursor.next(3));
  }

  private static Drawn names(NameKind kind, int count) {
    List<NameRow> rows = new ArrayList<>();
    for (BuildRow row : SampleBuilds.rows(count)) {
      rows.add(nameRow(row.packageName(), row, rows.size()));
    }
    NamesView view = new NamesView(null, null, null, 100);
    Page<NameRow> page = new Page<>(rows, null, rows.isEmpty() ? null : Cursor.next("zlib"));
    return new Drawn("names", new NameList(frame(kind.room().title()), kind, view, page));
  }

  private static NameRow nameRow(String name, BuildRow row, int i) {
    Counts counts =
        new Counts(
            Map.of(Outcome.SUCCESS, 3L * i * i, Outcome.FAILED, (long) i, Outcome.CANCELLED, 1L));
    return new NameRow(
        i,
        name,
        counts,
        i == 4
            ? null
            : new LatestBuild(
                row.build(), 1, row.packageName(), row.version(), row.outcome(), row.opened()));
  }

  private static Drawn name(NameKind kind, String name) {
    BuildTable table =
        new BuildTable(
            frame(name), SampleBuilds.rows(6), TOP.with(BuildFilter.ALL.with(kind.one(), name)));
    HostRow host =
        new HostRow(1, new BuildHost("nid001487", "linux", "sles15", "zen3", "#1 SMP"), name);
    return new Drawn(
        "name",
        new NameSheet(
            frame(name),
            kind,
            nameRow(name, SampleBuilds.rows(1).get(0), 9),
            table,
            OutcomeTabs.of(table, COUNTS),
            true,
            kind == NameKind.PACKAGE ? specRows() : Page.empty(),
            kind == NameKind.SYSTEM ? new Page<>(List.of(host), null, null) : Page.empty(),
            kind == NameKind.SYSTEM ? stores() : List.of()));
  }

  private static List<StoreRow> stores() {
    Instant first = SampleBuilds.NOW.minusSeconds(9_000_000);
    return List.of(
        new StoreRow("/apps/spack/opt/spack", "/apps/spack", first, SampleBuilds.NOW, 4_321),
        new StoreRow("/apps/shared/2025/spack/upstream/opt/spack", null, first, first, 812));
  }

  private static Drawn installs() {
    List<InstallRow> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Instant installed = SampleBuilds.NOW.minusSeconds(40_000L * (i + 1));
      boolean external = i == 5;
      rows.add(
          new InstallRow(
              i,
              i,
              external ? "gcc" : "package-" + i,
              "1." + i,
              HASH,
              external
                  ? "/usr"
                  : "/apps/spack/opt/spack/linux-sles15-zen3/gcc-12.2.0/package-1."
                      + i
                      + "-"
                      + HASH,
              "/apps/spack/opt/spack",
              i % 4 == 0,
              external,
              installed,
              installed,
              i == 7 ? SampleBuilds.NOW.minusSeconds(3_000) : null,
              i == 2 ? "builder7" : null,
              external || i == 3 ? null : 45_206L,
              external || i == 3 ? null : 1L));
    }
    return new Drawn(
        "installs",
        new InstallList(
            frame("Installed on perlmutter"),
            "perlmutter",
            Installs.Which.THERE,
            new Page<>(rows, null, Cursor.next(1)),
            stores(),
            List.of("frontier", "perlmutter"),
            50));
  }

  private static Drawn signIn(
      @org.jspecify.annotations.Nullable String link,
      @org.jspecify.annotations.Nullable String wrong) {
    Frame nobody =
        new Frame(
            SITE, null, "Sign in", null, null, "00ff", "http://127.0.0.1:8080", SampleBuilds.NOW);
    return new Drawn("signin", new SignInSheet(nobody, link, null, "/tags", wrong));
  }

  static Frame frame(String title) {
    return new Frame(
        SITE,
        Room.BUILDS,
        title,
        "/api/v1/builds",
        "spacky",
        "x",
        "http://127.0.0.1:8080",
        SampleBuilds.NOW);
  }
}
