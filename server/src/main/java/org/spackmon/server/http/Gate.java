package org.spackmon.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Every request passes here first and last: common headers are put, what a stranger could use to
 * confuse the router is taken away, and a server that stops waits for what is inside.
 */
final class Gate extends Handler.Wrapper implements Graceful {
  private static final HttpField CLOSE = new HttpField(HttpHeader.CONNECTION, "close");

  private final AtomicLong inside = new AtomicLong();
  private final CompletableFuture<Void> empty = new CompletableFuture<>();
  private volatile boolean closing;

  Gate(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    inside.incrementAndGet();
    Callback leaving = Callback.from(callback, this::leave);
    HttpFields.Mutable headers = response.getHeaders();
    CommonHeaders.put(headers);
    // What was accepted before the end is served, but the connection ends with it.
    if (closing || HttpMethod.CONNECT.is(request.getMethod())) {
      headers.put(CLOSE);
    }
    boolean handled = false;
    try {
      handled = super.handle(new Plain(request), response, leaving);
      return handled;
    } finally {
      if (!handled) {
        leave();
      }
    }
  }

  long inside() {
    return inside.get();
  }

  private void leave() {
    if (inside.decrementAndGet() == 0 && closing) {
      empty.complete(null);
    }
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    closing = true;
    if (inside.get() == 0) {
      empty.complete(null);
    }
    return empty;
  }

  @Override
  public boolean isShutdown() {
    return closing;
  }

  /** The request as the router may see it. */
  private static final class Plain extends Request.Wrapper {
    private final HttpFields headers;

    Plain(Request wrapped) {
      super(wrapped);
      headers = plain(wrapped.getHeaders());
    }

    /** A HEAD is answered by the route of GET; Jetty keeps the body back. */
    @Override
    public String getMethod() {
      String method = super.getMethod();
      return HttpMethod.HEAD.is(method) ? HttpMethod.GET.asString() : method;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }

    /** Javalin would let this header turn one method into another. */
    private static HttpFields plain(HttpFields headers) {
      return headers.contains("X-HTTP-Method-Override")
          ? HttpFields.build(headers).remove("X-HTTP-Method-Override").asImmutable()
          : headers;
    }
  }
}
