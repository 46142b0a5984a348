package org.spackmon.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that work off tasks side by side, each taking the next one when it is free. */
final class Crowd implements AutoCloseable {
  private final ExecutorService threads;
  private final InetSocketAddress server;
  private final int size;

  Crowd(InetSocketAddress server, int size) {
    this.threads = Executors.newFixedThreadPool(size);
    this.server = server;
    this.size = size;
  }

  /** How long each request took; fails when one of them did. */
  List<Long> run(List<Task> tasks, Client.Manner manner) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    List<Future<List<Long>>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(threads.submit(() -> work(tasks, next, manner)));
    }
    List<Long> nanos = new ArrayList<>();
    for (Future<List<Long>> each : all) {
      try {
        nanos.addAll(each.get());
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
    return nanos;
  }

  private List<Long> work(List<Task> tasks, AtomicInteger next, Client.Manner manner)
      throws IOException {
    try (Client client = new Client(server, manner)) {
      for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
        tasks.get(i).run(client);
      }
      return client.nanos();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
