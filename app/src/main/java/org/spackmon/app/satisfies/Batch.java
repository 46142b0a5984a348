package org.spackmon.app.satisfies;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.spackmon.spack.UnanswerableException;
import org.spackmon.spack.query.QueryException;
import org.spackmon.spack.query.SpecQuery;

/** Many questions, a line of JSON each, and an answer to each on a line of its own. */
final class Batch {
  private static final JsonFactory JSON = new JsonFactory();

  private final SpecFiles files = new SpecFiles();

  private record Question(String spec, String query) {}

  void answer(BufferedReader questions, PrintWriter answers) throws IOException {
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      if (!line.isBlank()) {
        answers.println(answer(line));
      }
      if (!questions.ready()) {
        answers.flush();
      }
    }
    answers.flush();
  }

  private String answer(String line) {
    try {
      Question question = question(line);
      SpecQuery query = SpecQuery.parse(question.query);
      return String.valueOf(query.matches(files.spec(question.spec)));
    } catch (QueryException e) {
      return error(e.getMessage() + " at character " + (e.start() + 1));
    } catch (JsonProcessingException e) {
      return error("the line is no JSON: " + e.getOriginalMessage());
    } catch (IOException | UnanswerableException e) {
      return error(String.valueOf(e.getMessage()));
    }
  }

  private static String error(String message) {
    return "error: " + message.replaceAll("\\s+", " ");
  }

  private static Question question(String line) throws IOException {
    String spec = null;
    String query = null;
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("expected an object with spec and query");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        String text = text(json);
        spec = field.equals("spec") ? text : spec;
        query = field.equals("query") ? text : query;
      }
    }
    if (spec == null || query == null) {
      throw new IOException("expected texts as spec and query");
    }
    return new Question(spec, query);
  }

  private static @Nullable String text(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return null;
  }
}
