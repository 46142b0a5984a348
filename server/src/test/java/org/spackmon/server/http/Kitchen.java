package org.spackmon.server.http;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A small server with routes that do what real ones do: read, don't read, fail. */
final class Kitchen {
  static final int BODY_LIMIT = 1 << 20;

  private Kitchen() {}

  static HttpServer start() {
    Duration patience = Duration.ofSeconds(1);
    return HttpServer.start(
        "127.0.0.1",
        0,
        new HttpServer.Limits(BODY_LIMIT, patience, Duration.ofSeconds(5)),
        List.of(
            routes -> {
              routes.get("/page", ctx -> ctx.result("page"));
              routes.get("/long", ctx -> ctx.result("lorem ipsum ".repeat(1000)));
              routes.get("/name/{name}", ctx -> ctx.result(ctx.pathParam("name")));
              routes.post("/echo", ctx -> ctx.result(Body.bytes(ctx)));
              routes.post("/length", ctx -> ctx.result(length(Body.bytes(ctx).length)));
              routes.post(
                  "/stream",
                  ctx ->
                      ctx.result(
                          length(Body.stream(ctx).transferTo(OutputStream.nullOutputStream()))));
              routes.post("/form", ctx -> ctx.result(String.valueOf(Form.field(ctx, "x"))));
              routes.get("/cookie", ctx -> ctx.result(String.valueOf(ctx.cookie("x"))));
              routes.get("/query", ctx -> ctx.result(String.valueOf(ctx.queryParam("x"))));
              routes.post("/closed", ctx -> ctx.status(401).result("no"));
              routes.get("/bug", ctx -> ctx.result(length(1 / (ctx.path().length() - 4))));
              routes.get(
                  "/picky",
                  ctx -> {
                    throw ProblemException.invalid("limit", "a number up to 200", "\"<many>\"");
                  });
              routes.get(
                  "/slow",
                  ctx -> {
                    Thread.sleep(300);
                    ctx.result("done");
                  });
            }),
        List.of());
  }

  private static byte[] length(long length) {
    return Long.toString(length).getBytes(StandardCharsets.US_ASCII);
  }
}
