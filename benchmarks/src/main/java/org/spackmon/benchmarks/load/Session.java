package org.spackmon.benchmarks.load;

import java.io.IOException;
import org.spackmon.benchmarks.SpecFiles;
import org.spackmon.benchmarks.load.Connection.Reply;

/** All that an old client sends in one install of a spec whose packages are all built anew. */
final class Session implements Task {
  private static final int CONFIGURE_BYTES = 12_000;
  private static final int BUILD_BYTES = 40_000;
  private static final int INSTALL_BYTES = 6_000;

  private final User user;
  private final Install install;
  private final byte[] document;
  private final String[] logs;

  Session(User user, long serial) {
    this.user = user;
    this.install = new Install(serial);
    this.document = install.document();
    this.logs =
        new String[] {
          Install.json(null),
          install.log(0, CONFIGURE_BYTES),
          install.log(1, BUILD_BYTES),
          install.log(2, INSTALL_BYTES)
        };
  }

  @Override
  public void run(Client client) throws IOException {
    client.ask(Request.get("/ms1/"), 200);
    Reply challenge = client.ask(Request.post("/ms1/specs/new/", document), 401);
    install.begin(user.jwt(client, challenge));
    client.ask(install.spec(document), 200, 201);
    install.build(client, 0);
    for (int node = SpecFiles.NODES - 1; node >= 0; node--) {
      build(client, node);
    }
  }

  private void build(Client client, int node) throws IOException {
    if (node > 0) {
      install.build(client, node);
    }
    String[] phases = {"autoreconf", "configure", "build", "install"};
    for (int i = 0; i < phases.length; i++) {
      client.ask(install.phase(node, phases[i], named(logs[i], node)), 200);
    }
    client.ask(install.status(node), 200);
  }

  /** Another log for each package. */
  private static String named(String log, int node) {
    return log.startsWith("\"") ? "\"package " + node + "\\n" + log.substring(1) : log;
  }
}
