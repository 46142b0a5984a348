package org.spackmon.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spackmon.record.ClaimedStatus;
import org.spackmon.storage.upkeep.PruneRule;

/** A backup is the store of one moment, for any database, whole or not at all. */
@OnEveryDatabase
final class BackupTest extends StoreTest {
  private Teller ada;

  @BeforeEach
  void fill() {
    ada = Teller.named(store, "ada");
    ada.spec(new Graph().node("root", "lib").node("lib"));
    long build = ada.build("root", "nightly", "ünïcödé").build().id();
    ada.phase(build, "configure", "SUCCESS", null);
    ada.phase(
        build, "build", "ERROR", "==> [2026-11-22-15:43:39.832674] make\n" + "x".repeat(5_000));
    ada.status(build, ClaimedStatus.FAILED);
  }

  @Test
  void backup_restoredElsewhereAndBack_isTheSame() throws IOException {
    Map<String, String> before = Dump.of(store);
    for (Backend other : Backend.values()) {
      StoreSettings there = other.create();
      try (Store second = Store.open(there)) {
        second.upkeep().restore(stream(backup(store)));
        assertThat(Dump.of(second)).isEqualTo(before);
        assertThat(second.contents().slice(2, 1, 1).lines().get(0).text()).startsWith("==> [2026");

        store.upkeep().restore(stream(backup(second)));
      } finally {
        Backend.remove(there);
      }
      assertThat(Dump.of(store)).isEqualTo(before);
    }
  }

  @Test
  void restoredStore_goesOn_andHandsOutNoIdTwice() throws IOException {
    byte[] early = backup(store);
    Teller later = ada.inRun("later");
    later.spec(new Graph().node("other"));
    long build = later.id("other");
    long changes = store.changes().last();

    store.upkeep().restore(stream(early));

    assertThat(Rows.of(store).attempts()).containsExactly("root 1 failed");
    later.spec(new Graph().node("other"));
    assertThat(later.id("other")).isGreaterThan(build);
    assertThat(store.changes().last()).isGreaterThan(changes);
    assertThat(store.changes().since(changes, 1).get(0).topic()).isEqualTo("store");
    assertThat(Rows.of(store).tally()).isEqualTo(Rows.of(store).counted());
  }

  @Test
  void restore_bringsBackWhatWasPruned() throws IOException {
    Map<String, String> before = Dump.of(store);
    byte[] backup = backup(store);
    store.upkeep().prune(new PruneRule(Long.MAX_VALUE, java.util.Set.of(), null));
    assertThat(Rows.of(store).count("chunk")).isZero();

    store.upkeep().restore(stream(backup));

    assertThat(Dump.of(store)).isEqualTo(before);
  }

  @Test
  void damagedBackup_changesNothing() throws IOException {
    byte[] backup = backup(store);
    Map<String, String> kept = Dump.of(store);
    ada.spec(new Graph().node("newer"));
    byte[] now = backup(store);
    Map<String, String> before = Dump.of(store);
    Random random = new Random(5);

    int refused = 0;
    for (int i = 0; i < 20; i++) {
      byte[] damaged = backup.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] cut = Arrays.copyOf(backup, random.nextInt(backup.length));
      for (byte[] bad : new byte[][] {damaged, cut}) {
        try {
          store.upkeep().restore(stream(bad));
          // A few bits mean nothing to zstd: then all that was kept is there.
          assertThat(Dump.of(store)).isEqualTo(kept);
          store.upkeep().restore(stream(now));
        } catch (IOException e) {
          assertThat(e).hasMessageContaining("backup");
          refused++;
        }
      }
    }

    assertThat(refused).isGreaterThan(30);
    assertThat(Dump.of(store)).isEqualTo(before);
    assertThat(ada.build("newer").buildCreated()).isTrue();
  }

  @Test
  void backup_whileOthersWrite_isOfOneMoment() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Thread other =
        new Thread(
            () -> {
              for (int i = 0; !enough.get(); i++) {
                Teller teller = ada.inRun("run" + i);
                teller.spec(new Graph().node("p" + i, "q" + i).node("q" + i));
                teller.phase(teller.id("p" + i), "build", "SUCCESS", "log " + i);
              }
            });
    other.start();
    byte[] backup;
    try {
      while (Rows.of(store).count("attempt") < 20) {
        Thread.onSpinWait();
      }
      backup = backup(store);
    } finally {
      enough.set(true);
      other.join();
    }

    StoreSettings there = Backend.SQLITE.create();
    try (Store copy = Store.open(there)) {
      copy.upkeep().restore(stream(backup));
      Integrity.check(copy);
      assertThat(Rows.of(copy).count("attempt")).isGreaterThanOrEqualTo(20);
    } finally {
      Backend.remove(there);
    }
  }

  private static byte[] backup(Store of) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    of.upkeep().backup(out);
    return out.toByteArray();
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
