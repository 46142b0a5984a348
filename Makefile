# Chores. `make` shows what there is.
.DEFAULT_GOAL := help

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

.PHONY: test
test: ## everything that CI checks
	./test

.PHONY: format
format: ## lay out sources and poms the way the check wants them
	mvn -B -ntp -q spotless:apply

.PHONY: jar
jar: ## app/target/spackmon.jar, without tests or checks
	mvn -B -ntp -q -Dquick package

.PHONY: demo
demo: ## a server with recorded installs playing into it
	./spackmon demo

bench_classpath = benchmarks/target/classes:$$(cat benchmarks/target/classpath)

.PHONY: bench-classes
bench-classes:
	mvn -B -ntp -q -pl benchmarks -am -Dspotless.check.skip compile dependency:build-classpath -Dmdep.outputFile=target/classpath

.PHONY: bench
bench: bench-classes ## measure with JMH; ONLY=SpecReader for some of it, ARGS for JMH itself
	java -cp "$(bench_classpath)" org.openjdk.jmh.Main $(ONLY) $(ARGS)

.PHONY: load
load: bench-classes ## what a request costs the server; ARGS="--database postgresql", ARGS=--help
	java -cp "$(bench_classpath)" org.spackmon.benchmarks.load.Load $(ARGS)

.PHONY: fill
fill: bench-classes ## a store with a million builds; ARGS="--data DIR" or "--database URL", ARGS=--help
	java -cp "$(bench_classpath)" org.spackmon.benchmarks.load.Fill $(ARGS)

.PHONY: pages
pages: bench-classes ## what a page costs at a million builds; ARGS="--database postgresql", ARGS=--help
	java -cp "$(bench_classpath)" org.spackmon.benchmarks.load.Pages $(ARGS)

.PHONY: import
import: bench-classes ## how long an import takes, the first time and again; ARGS="--installs 300000", ARGS=--help
	java -cp "$(bench_classpath)" org.spackmon.benchmarks.importing.Importing $(ARGS)

.PHONY: advisories
advisories: bench-classes ## how long 50,000 advisories take to load and match, and again; ARGS=--help
	java -cp "$(bench_classpath)" org.spackmon.benchmarks.importing.LoadingAdvisories $(ARGS)

.PHONY: find
find: bench-classes ## what questions about a million installs take; ARGS="--database URL", ARGS=--help
	java -Xmx3g -cp "$(bench_classpath)" org.spackmon.benchmarks.load.Finding $(ARGS)

.PHONY: footprint
footprint: bench-classes ## how soon the server listens, and its memory at rest; ARGS=--help
	java -cp "$(bench_classpath)" org.spackmon.benchmarks.load.Footprint $(ARGS)

.PHONY: updates
updates: ## which libraries and plugins have newer versions
	mvn -B -ntp org.codehaus.mojo:versions-maven-plugin:2.19.1:display-property-updates \
	  '-Dmaven.version.ignore=.*-(alpha|beta|rc|M|RC|b).*' -DallowMajorUpdates=false

.PHONY: clean
clean: ## remove what was built
	mvn -B -ntp -q clean
