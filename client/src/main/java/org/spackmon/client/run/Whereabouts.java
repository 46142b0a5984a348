package org.spackmon.client.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spackmon.journal.Event;

/** On which host of which system does this run, and for which batch job? */
public final class Whereabouts {
  private static final List<String> SYSTEMS =
      List.of(
          "SPACKMON_SYSTEM",
          "SLURM_CLUSTER_NAME",
          "LMOD_SYSTEM_NAME",
          "NERSC_HOST",
          "SGE_CLUSTER_NAME",
          "LSB_CLUSTER_NAME");

  private record Kind(String name, String job, String node) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("slurm", "SLURM_JOB_ID", "SLURMD_NODENAME"),
          new Kind("slurm", "SLURM_JOBID", "SLURMD_NODENAME"),
          new Kind("pbs", "PBS_JOBID", "HOSTNAME"),
          new Kind("lsf", "LSB_JOBID", "HOSTNAME"),
          new Kind("flux", "FLUX_JOB_ID", "HOSTNAME"),
          new Kind("oar", "OAR_JOB_ID", "HOSTNAME"),
          new Kind("gitlab", "CI_JOB_ID", "CI_RUNNER_DESCRIPTION"),
          new Kind("github", "GITHUB_RUN_ID", "RUNNER_NAME"));

  private final Map<String, String> environment;

  public Whereabouts(Map<String, String> environment) {
    this.environment = environment;
  }

  public String host() {
    String given = environment.getOrDefault("SPACKMON_HOSTNAME", "");
    return given.isEmpty() ? kernelsName() : given;
  }

  public @Nullable String system() {
    for (String name : SYSTEMS) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        return value.strip();
      }
    }
    return null;
  }

  public Event.@Nullable Batch batch() {
    for (Kind kind : KINDS) {
      String job = environment.getOrDefault(kind.job, "");
      if (!job.isEmpty()) {
        String node = environment.getOrDefault(kind.node, "");
        return new Event.Batch(kind.name, job, node.isEmpty() ? kernelsName() : node);
      }
    }
    String job = environment.getOrDefault("JOB_ID", "");
    return job.isEmpty() || !environment.containsKey("SGE_ROOT")
        ? null
        : new Event.Batch("sge", job, kernelsName());
  }

  /** Asking the resolver for it may take seconds where there is no network. */
  private String kernelsName() {
    for (String file : List.of("/proc/sys/kernel/hostname", "/etc/hostname")) {
      try {
        String name = Files.readString(Path.of(file)).strip();
        if (!name.isEmpty()) {
          return name;
        }
      } catch (IOException e) {
        // The next one may be there.
      }
    }
    return environment.getOrDefault("HOSTNAME", "localhost");
  }
}
