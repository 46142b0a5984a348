package org.spackmon.spack;

/**
 * Which variants and compiler flags has a node?
 *
 * @param json a JSON object, keys sorted, lists in the order written
 * @param meaning the same with what has no meaning taken out: the order of a variant's values, and
 *     flags that are not set
 */
record Parameters(String json, String meaning) {

  static final Parameters NONE = new Parameters("{}", "{}");
}
