package org.spackmon.server.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Waits for a body, or the first part of a long one, without holding a thread: a hundred slow
 * clients don't keep the others out.
 */
final class Arrival extends Handler.Wrapper {
  private static final int FIRST_PART = 64 << 10;

  private final Pace pace;

  Arrival(Pace pace) {
    this.pace = pace;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getLength() == 0) {
      return super.handle(request, response, callback);
    }
    new Loading(request, response, callback).read(false);
    return true;
  }

  private final class Loading extends Request.Wrapper implements Invocable.Task {
    private final Deque<Content.Chunk> arrived = new ArrayDeque<>();
    private final Response response;
    private final Callback callback;
    private long bytes;

    Loading(Request request, Response response, Callback callback) {
      super(request);
      this.response = response;
      this.callback = Callback.from(callback, this::release);
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }

    @Override
    public void run() {
      read(true);
    }

    void read(boolean elsewhere) {
      while (true) {
        Content.Chunk chunk = getWrapped().read();
        if (chunk == null) {
          if (!pace.tooSlow(getBeginNanoTime(), bytes)) {
            getWrapped().demand(this);
            return;
          }
          chunk = Content.Chunk.from(new TimeoutException("The body arrives too slowly"), true);
        }
        arrived.add(chunk);
        bytes += chunk.remaining();
        if (chunk.isLast() || Content.Chunk.isFailure(chunk) || bytes >= FIRST_PART) {
          if (elsewhere) {
            getContext().execute(this::serve);
          } else {
            serve();
          }
          return;
        }
      }
    }

    private void serve() {
      try {
        if (!Arrival.super.handle(this, response, callback)) {
          Response.writeError(this, response, callback, 404);
        }
      } catch (Throwable failure) {
        Response.writeError(this, response, callback, failure);
      }
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = arrived.peek();
      if (chunk == null) {
        return super.read();
      }
      // What went wrong stays wrong.
      return Content.Chunk.isFailure(chunk) ? chunk : arrived.remove();
    }

    @Override
    public void demand(Runnable reader) {
      if (arrived.isEmpty()) {
        super.demand(reader);
      } else {
        getContext().execute(reader);
      }
    }

    private void release() {
      arrived.forEach(Content.Chunk::release);
      arrived.clear();
    }
  }
}
