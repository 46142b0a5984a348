package org.spackmon.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.door.Door;
import org.spackmon.client.door.UnusableException;
import org.spackmon.client.run.RunFolder;
import org.spackmon.client.saved.SavedRun;
import org.spackmon.client.saved.SavedUpload;
import org.spackmon.client.sending.Complaints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code spack monitor upload}: takes what was kept of runs to a server. */
@Command(
    name = "upload",
    description = {
      "Upload what was kept of monitored runs: one run's folder, or one that holds many.",
      "What the server has is passed over, so that it may be called again at any time."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the server has all of it",
      "1:something is left; called again, it goes on from there",
      "2:the command line can't be understood",
      "3:the server has all that could be read, something was damaged"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spack monitor upload ~/.spack/reports/monitor",
      "  spack monitor --monitor-host https://monitor.example.org upload DIR"
    })
final class UploadCommand implements Callable<Integer> {
  static final int LEFT = 1;
  static final int DAMAGED = 3;
  private static final int DEPTH = 8;

  @ParentCommand private Main main = new Main();

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Where what was kept is.")
  private List<Path> folders = List.of();

  private final Complaints complaints =
      new Complaints(text -> System.err.println("==> Warning: " + text));
  private final Bar bar = Bar.onTerminal();

  @Override
  public Integer call() {
    try {
      List<RunFolder> runs = new ArrayList<>();
      List<SavedRun> saved = new ArrayList<>();
      for (Path folder : folders) {
        find(folder, runs, saved);
      }
      if (runs.isEmpty() && saved.isEmpty()) {
        String where = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        System.err.println("==> Error: nothing to upload in " + where);
        return LEFT;
      }
      Door door = Client.door(main.server().choice(), System.getenv());
      boolean all = runs.isEmpty() || upload(runs, door);
      all = all && uploadSaved(saved, door);
      return !all ? LEFT : complaints.count() > 0 ? DAMAGED : 0;
    } catch (UnusableException e) {
      System.err.println(e.line());
    } catch (IOException e) {
      System.err.println("==> Error: " + e.getMessage());
    }
    return LEFT;
  }

  private static void find(Path folder, List<RunFolder> runs, List<SavedRun> saved)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " does not exist.");
    }
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder.toAbsolutePath().normalize(), DEPTH)) {
      all = tree.filter(Files::isDirectory).sorted().toList();
    }
    Path inside = null;
    for (Path path : all) {
      if (inside != null && path.startsWith(inside)) {
        continue;
      }
      RunFolder run = new RunFolder(path);
      if (Files.isRegularFile(run.events())) {
        runs.add(run);
        inside = path;
      } else {
        SavedRun old = SavedRun.in(path);
        if (old != null) {
          saved.add(old);
        }
      }
    }
  }

  private boolean upload(List<RunFolder> runs, Door door) throws UnusableException, IOException {
    long largest = door.preflight().check().welcome().largest();
    boolean all = true;
    for (RunFolder run : runs) {
      RunUpload upload = new RunUpload(run, door, largest, complaints, bar);
      all &= upload.send();
      if (upload.isHopeless()) {
        return false;
      }
    }
    return all;
  }

  private boolean uploadSaved(List<SavedRun> runs, Door door) {
    for (SavedRun run : runs) {
      SavedUpload upload = new SavedUpload(run, door, complaints);
      @Nullable String failure =
          upload.send(
              done -> bar.show(String.valueOf(run.folder().getFileName()), done, upload.size()));
      bar.clear();
      if (failure != null) {
        System.err.println("==> Error: " + run.folder() + " isn't uploaded: " + failure);
        return false;
      }
      System.out.println("==> " + run.folder() + ": uploaded");
    }
    return true;
  }
}
