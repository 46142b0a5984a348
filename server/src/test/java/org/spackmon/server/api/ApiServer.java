package org.spackmon.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.spackmon.server.ServerSettings;
import org.spackmon.server.SpackmonServer;
import org.spackmon.server.findings.LogExaminer;
import org.spackmon.spack.SpecFormatException;
import org.spackmon.storage.Store;
import org.spackmon.storage.StoreSettings;
import org.spackmon.storage.accounts.Accounts;

/** A whole server that anybody may read, over a sample. */
final class ApiServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Store store;
  private final SpackmonServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private ApiServer(Store store, ServerSettings settings) {
    this.store = store;
    this.server = SpackmonServer.start(settings, store);
  }

  static ApiServer open(Path data) throws SpecFormatException {
    return open(data, ServerSettings.defaults().withPublicRead());
  }

  static ApiServer open(Path data, ServerSettings settings) throws SpecFormatException {
    Store store = Store.open(StoreSettings.in(data), new LogExaminer());
    Sample.fill(store);
    store.jobs().runDue(); // what failed is read
    return new ApiServer(store, settings);
  }

  /** One that knows of an install tree only. */
  static ApiServer overInstallTree(Path data) throws SpecFormatException {
    Store store = Store.open(StoreSettings.in(data));
    ApiServer server = new ApiServer(store, ServerSettings.defaults().withPublicRead());
    server.importTree();
    return server;
  }

  /** Adds an install tree with an environment. */
  void importTree() throws SpecFormatException {
    Accounts accounts = new Accounts(store);
    accounts.add("ida", null);
    ImportedTree.record(store, accounts.named("ida").id());
  }

  /** Adds other hashes of the same specs. */
  void hashAnew() throws SpecFormatException {
    ImportedTree.hashAnew(store, new Accounts(store).named("ida").id());
  }

  /** Adds advisories that mean what is installed. */
  void load() {
    LoadedAdvisories.into(store);
  }

  HttpResponse<String> get(String path, String... headers) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    try {
      return client.send(
          (headers.length == 0 ? request : request.headers(headers)).build(),
          BodyHandlers.ofString());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  JsonNode json(String path) throws IOException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  JsonNode problem(String path, int status) throws IOException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != status
        || !answer.headers().firstValue("Content-Type").orElse("").contains("problem+json")) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
