package org.spackmon.client.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.spackmon.client.door.Answer;
import org.spackmon.client.door.Door;
import org.spackmon.client.door.Failure;
import org.spackmon.client.sending.Complaints;

/** How does a saved run get to a server? File by file, as the old client sent them. */
public final class SavedUpload {
  private static final int TRIES = 6;

  private final SavedRun run;
  private final Ms1 server;
  private final Uploaded uploaded;
  private final Complaints complaints;
  private final Map<String, Long> builds = new HashMap<>();
  private @Nullable String failure;

  public SavedUpload(SavedRun run, Door door, Complaints complaints) {
    this.run = run;
    this.complaints = complaints;
    server = new Ms1(door);
    uploaded = new Uploaded(run.folder(), door.address().at(""));
  }

  /** How many files there are. */
  public int size() {
    return run.items().size();
  }

  /** Sends what isn't there yet; null, or why it had to stop. */
  public @Nullable String send(IntConsumer progress) {
    int done = 0;
    for (SavedRun.Item item : run.items()) {
      if (uploaded.has(item.name())) {
        known(item);
      } else {
        send(item);
      }
      if (failure != null) {
        return failure;
      }
      progress.accept(++done);
    }
    if (!uploaded.isWritable()) {
      complaints.once(
          run.folder() + " can't be written: another upload of it would not know of this one");
    }
    return null;
  }

  private void known(SavedRun.Item item) {
    if (item.kind() == SavedRun.Kind.BUILD) {
      builds.put(localId(item), uploaded.build(item.name()));
    }
  }

  /** What stood for the number of a build that no server had given yet. */
  private static String localId(SavedRun.Item item) {
    return item.name().replace("build-metadata-", "").replace(".json", "");
  }

  private void send(SavedRun.Item item) {
    byte[] body;
    try {
      body = Files.readAllBytes(item.file());
      SavedJson.check(body);
      if (item.kind() == SavedRun.Kind.PHASE || item.kind() == SavedRun.Kind.STATUS) {
        Long build = builds.get(String.valueOf(SavedJson.text(body, SavedJson.BUILD)));
        if (build == null) {
          complaints.once(item.file() + " isn't sent: its build isn't known");
          return;
        }
        body = SavedJson.withBuild(body, build);
      }
    } catch (IOException e) {
      complaints.once(item.file() + " is damaged: " + firstLine(e));
      return;
    }
    Answer answer = patiently(item.kind().path, body);
    if (answer != null) {
      judge(item, answer);
    }
  }

  private void judge(SavedRun.Item item, Answer answer) {
    int status = answer.status();
    if (status == 401 || status == 403) {
      failure = "the server doesn't know SPACKMON_USER with this SPACKMON_TOKEN";
    } else if (!answer.ok()) {
      complaints.once(item.file() + " is refused: " + Ms1.message(answer));
    } else if (item.kind() == SavedRun.Kind.BUILD) {
      announced(item, answer);
    } else {
      uploaded.add(item.name(), null);
    }
  }

  private void announced(SavedRun.Item item, Answer answer) {
    try {
      Long id = SavedJson.number(answer.body(), SavedJson.BUILD);
      if (id != null) {
        builds.put(localId(item), id);
        uploaded.add(item.name(), id);
        return;
      }
    } catch (IOException e) {
      // Told below.
    }
    failure = "the server answers what no spack monitor does: " + answer.excerpt();
  }

  private @Nullable Answer patiently(String path, byte[] body) {
    for (int i = 0; ; i++) {
      String why;
      int wait = 1 << Math.min(i, 4);
      try {
        Answer answer = server.post(path, body);
        if (!answer.passing()) {
          return answer;
        }
        why = "it answers " + answer.status();
        wait = Math.max(wait, Math.min(answer.retryAfter(), 60));
      } catch (IOException e) {
        why = Failure.words(e);
      }
      if (i + 1 >= TRIES || !pause(wait)) {
        failure = "the server is out of reach: " + why;
        return null;
      }
    }
  }

  private static boolean pause(int seconds) {
    try {
      Thread.sleep(seconds * 1_000L);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("it can't be read");
  }
}
