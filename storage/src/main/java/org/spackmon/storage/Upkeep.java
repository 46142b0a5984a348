package org.spackmon.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.spackmon.storage.ledger.SystemRule;
import org.spackmon.storage.upkeep.Backup;
import org.spackmon.storage.upkeep.Prune;
import org.spackmon.storage.upkeep.PruneRule;
import org.spackmon.storage.upkeep.Pruned;
import org.spackmon.storage.upkeep.Rederive;
import org.spackmon.storage.upkeep.Restore;
import org.spackmon.storage.upkeep.RunDeletion;
import org.spackmon.storage.upkeep.Systems;

/** What is done to a store as a whole, while it is in use. Every call waits until it is done. */
public final class Upkeep {
  private final Systems systems;
  private final Prune prune;
  private final RunDeletion runs;
  private final Rederive rederive;

  private final Backup backup;
  private final Restore restore;

  Upkeep(
      Systems systems,
      Prune prune,
      RunDeletion runs,
      Rederive rederive,
      Backup backup,
      Restore restore) {
    this.backup = backup;
    this.restore = restore;
    this.systems = systems;
    this.prune = prune;
    this.runs = runs;
    this.rederive = rederive;
  }

  /** Writes all of the store as it is at one moment, for either kind of database. */
  public void backup(OutputStream to) throws IOException {
    backup.write(to);
  }

  /**
   * Puts a backup in the place of all that the store holds.
   *
   * @throws IOException when it can't be read or is damaged; nothing has changed then
   */
  public void restore(InputStream from) throws IOException {
    restore.read(from);
    prune.sweep();
  }

  /** The rules by which build hosts belong to systems, in their order. */
  public List<SystemRule> systemRules() {
    return systems.rules();
  }

  /** Puts rules in force for new and old records; tells how many attempts changed their system. */
  public long applySystemRules(List<SystemRule> rules) {
    return systems.apply(rules);
  }

  /** What pruning would remove. */
  public Pruned countPrunable(PruneRule rule) {
    return prune.count(rule);
  }

  /** Removes attempts, and what then nothing names any more. */
  public Pruned prune(PruneRule rule) {
    return prune.remove(rule);
  }

  /** Removes all that one run told; false when there is no such run. */
  public boolean deleteRun(String runKey) {
    return runs.delete(runKey);
  }

  /** Derives every outcome anew; tells how many there are. */
  public long rederive() {
    return rederive.all();
  }
}
