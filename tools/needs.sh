# What the launchers need of a machine: names what is missing, and as root on Debian or Ubuntu installs it, after saying so.
# Sourced by ./spackmon and ./test, which bring say, die and find_java.
# shellcheck shell=bash

can_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

# install WHAT PACKAGE...: takes the first of the packages that this release of the system has.
install() {
  local what=$1 package
  shift
  if ! can_install; then
    die "needs $what (Debian and Ubuntu: apt-get install $1)"
  fi
  [ -n "${apt_updated:-}" ] || apt-get -qq update >&2 || die "needs $what, and apt-get update failed"
  apt_updated=yes
  for package; do
    if [ -n "$(apt-cache -q madison "$package" 2>/dev/null)" ]; then
      say "needs $what: installing $package with apt-get"
      DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$package" </dev/null >/dev/null \
        || die "needs $what, and apt-get install $package failed"
      return 0
    fi
  done
  die "needs $what, and none of these packages is to be had: $*"
}

need_jdk() {
  find_java javac && return 0
  [ -z "${JAVA_HOME:-}" ] || say "the Java of JAVA_HOME ($JAVA_HOME) is too old or has no compiler"
  install "a JDK $oldest_java or newer" openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless
  find_java javac || die "needs a JDK $oldest_java or newer"
}

need_maven() {
  command -v mvn >/dev/null || install "Maven 3.8 or newer" maven
}

# Sets SPACKMON_CHROMIUM to the browser that the tests drive. Who can't have one tests the rest; CI must.
need_chromium() {
  local name
  for name in "${SPACKMON_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && SPACKMON_CHROMIUM=$(command -v "$name"); then
      export SPACKMON_CHROMIUM
      return 0
    fi
  done
  unset SPACKMON_CHROMIUM
  if [ "${CI:-}" != true ] && ! can_install; then
    say "the tests of the pages are left out: they need the browser Chromium (Debian and Ubuntu: apt-get install chromium)"
    return 0
  fi
  install "the browser Chromium, for the tests of the pages" chromium
}

# optional COMMAND PACKAGE WHAT LEFT_OUT: what a few tests need. Who can't have it tests the rest; CI must.
optional() {
  command -v "$1" >/dev/null && return 0
  if [ "${CI:-}" = true ]; then
    install "$3" "$2"
  elif ! can_install || ! (install "$3" "$2"); then # in a shell of its own, so that a failure ends only that
    say "$4: it needs $3 (Debian and Ubuntu: apt-get install $2)"
  fi
}

# One test of the store watches its calls to the system.
need_strace() {
  optional strace strace "strace, to see what is synced" "one test is left out, that every answer comes after a sync"
}

# What `spackmon setup` prints is tried in the shells that it is for.
need_shells() {
  optional zsh zsh "the shell zsh" "a test of the setup is left out"
  optional tcsh tcsh "the shell tcsh" "a test of the setup is left out"
  optional tclsh tcl "tclsh" "a test of the modulefile is left out"
  optional make make "make" "a test of recipes with a depfile is left out"
}
