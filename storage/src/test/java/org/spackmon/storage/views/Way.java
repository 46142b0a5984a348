package org.spackmon.storage.views;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which way does a plan come to the rows of a table? Reads what the databases say of a plan. */
enum Way {
  /** Some are named by a value. */
  FOUND,
  /** By nothing but a range of a key. */
  WALKED,
  /** All are read. */
  WHOLE;

  /** What grows with every report. Names, systems and hosts are few. */
  private static final Set<String> BIG =
      Set.of(
          "advisory",
          "advisory_hit",
          "advisory_subject",
          "analysis",
          "attempt",
          "attempt_run",
          "attempt_tag",
          "build",
          "change",
          "claim",
          "content",
          "diagnosis",
          "document",
          "document_node",
          "edge",
          "failure_day",
          "failure_place",
          "finding",
          "hash_alias",
          "install",
          "matrix_tally",
          "node",
          "phase",
          "run",
          "run_build",
          "run_journal",
          "run_package",
          "tally");

  private static final Pattern ALIAS =
      Pattern.compile("(?:FROM|JOIN)\\s+([a-z_]+)(?:\\s+([a-z]\\w*))?");
  private static final Pattern SQLITE = Pattern.compile("^(SCAN|SEARCH) (\\w+)(.*)");
  private static final Pattern POSTGRES_WHOLE = Pattern.compile("Seq Scan on ([a-z_]+)");
  private static final Pattern POSTGRES_INDEX =
      Pattern.compile(
          "(?:Index (?:Only )?Scan (?:Backward )?using \\w+|Bitmap Heap Scan) on ([a-z_]+)");
  private static final Pattern POSTGRES_CONDITION =
      Pattern.compile("^ *(?:Index|Recheck) Cond: (.*)");

  /**
   * Big tables whose rows a plan comes to in this way or a worse one.
   *
   * @param text the question, which tells what tables are called in it
   */
  static Set<String> tables(Way least, List<String> plan, String text, boolean postgres) {
    Set<String> tables = new LinkedHashSet<>();
    Map<String, String> aliases = aliases(text);
    for (int i = 0; i < plan.size(); i++) {
      String table = postgres ? postgres(least, plan, i) : sqlite(least, plan.get(i), aliases);
      if (BIG.contains(table)) {
        tables.add(table);
      }
    }
    return tables;
  }

  private static String sqlite(Way least, String line, Map<String, String> aliases) {
    Matcher step = SQLITE.matcher(line);
    if (!step.find()) {
      return "";
    }
    String how = step.group(3); // "USING INDEX attempt_package (package_id=? AND id<?)"
    Way by =
        step.group(1).equals("SCAN") || how.contains("AUTOMATIC")
            ? WHOLE // an automatic index is made of all rows, for this question
            : how.contains("=?") ? FOUND : WALKED;
    return by.compareTo(least) >= 0 ? aliases.getOrDefault(step.group(2), step.group(2)) : "";
  }

  private static String postgres(Way least, List<String> plan, int at) {
    Matcher whole = POSTGRES_WHOLE.matcher(plan.get(at));
    if (whole.find()) {
      return whole.group(1);
    }
    Matcher index = POSTGRES_INDEX.matcher(plan.get(at));
    return index.find() && byIndex(plan, at).compareTo(least) >= 0 ? index.group(1) : "";
  }

  /** An index without a condition is read whole, as for a merge; its condition follows. */
  private static Way byIndex(List<String> plan, int at) {
    for (int i = at + 1; i < plan.size() && !plan.get(i).contains("->"); i++) {
      Matcher condition = POSTGRES_CONDITION.matcher(plan.get(i));
      if (condition.find()) {
        // "IS NOT NULL" is how it asks for the highest
        return condition.group(1).matches(".*( = |IS NOT NULL).*") ? FOUND : WALKED;
      }
    }
    boolean highest = plan.get(at).contains(" Backward ") && plan.get(at - 1).contains("Limit ");
    return highest ? WALKED : WHOLE;
  }

  private static Map<String, String> aliases(String text) {
    Map<String, String> aliases = new LinkedHashMap<>();
    Matcher matcher = ALIAS.matcher(text);
    while (matcher.find()) {
      if (matcher.group(2) != null) {
        aliases.put(matcher.group(2), matcher.group(1));
      }
    }
    return aliases;
  }
}
