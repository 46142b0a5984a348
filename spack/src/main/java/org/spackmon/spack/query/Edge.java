package org.spackmon.spack.query;

import java.util.Set;

/** What does a node need another for, and what does that provide to it? */
record Edge(ConcreteNode node, Set<DependencyType> types, Set<String> virtuals) {}
