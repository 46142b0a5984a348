# Finds and starts the client, a small Java program of its own.
# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034,SC2016  # the options are monitored.sh's; the commands in quotes are for another shell

# Sets java and jar. In a bundle the jar lies beside the extension, in the source tree where it was built.
find_client() {
  for jar in "${SPACKMON_CLIENT:-}" "$here/spackmon-client.jar" "$here/../client/target/spackmon-client.jar"; do
    [ -n "$jar" ] && [ -r "$jar" ] && break
  done
  [ -r "$jar" ] || die "spackmon-client.jar isn't there; run ./spackmon once, it builds it"
  case $jar in *.jar) find_java ;; *) java= ;; esac
}

find_java() {
  older=
  for java in "${SPACKMON_JAVA:-}" "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java)" \
    "${script%/bin/spack}"/opt/spack/*/openjdk-*/bin/java "${script%/bin/spack}"/opt/spack/*/*/openjdk-*/bin/java; do
    [ -z "$java" ] || [ ! -d "$java" ] || java=$java/bin/java
    [ -n "$java" ] && [ -x "$java" ] || continue
    java_version
    case $version in
      '' | 1[7-9]* | [2-9][0-9]*) return 0 ;;
      *) older=${older:-" ($java is $version)"} ;;
    esac
  done
  die "monitoring needs Java 17 or newer$older: name one in SPACKMON_JAVA or JAVA_HOME, or run \`spack install openjdk\`"
}

# Sets version, of java; empty if it doesn't say. To ask it takes as long as all else, so first what lies beside its bin.
java_version() {
  version='' home=$(readlink -f "$java" 2>/dev/null)
  home=${home%/bin/java}
  for file in "$home/release" "${home%/jre}/release"; do
    [ -r "$file" ] || continue
    while read -r line; do
      case $line in JAVA_VERSION=*) version=${line#*=} version=${version#\"} version=${version%\"} ;; esac
    done <"$file"
    [ -z "$version" ] || return 0
  done
  version=$("$java" -version 2>&1)
  case $version in
    *' version "'*) version=${version#*' version "'} version=${version%%\"*} ;;
    *) version= ;;
  esac
}

# A small machine inside the limits of a login node: below 100 MB even with all of its heap. The archive halves its start where there is one.
# Where processors are scarce, builds come first.
run_client() {
  if [ -z "$java" ]; then
    exec nice -n 5 "$jar" "$@"
  fi
  name=${jar##*/} shared=
  for archive in "${jar%.jar}.jsa" "${XDG_CACHE_HOME:-$HOME/.cache}/spackmon/${name%.jar}.jsa"; do
    [ ! -s "$archive" ] || shared=$archive
  done
  # Java reads and writes paths in the locale's encoding; in the plain one it can't name a file with an accent in it.
  export LC_ALL=C.UTF-8
  exec nice -n 5 "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx52m -Xmn8m -Xshare:auto \
    ${shared:+"-XX:SharedArchiveFile=$shared"} -jar "$jar" "$@"
}

upload() {
  find_tls
  run_client upload ${host:+--host "$host"} ${prefix:+--prefix "$prefix"} ${disable_auth:+--disable-auth} \
    ${insecure:+--no-verify-ssl} ${certificates:+--ssl-certs "$certificates"} "$@"
}

# What Spack is told of TLS, the client is told: in the files of its scopes, of which the last one counts, or on the command line.
find_tls() {
  insecure='' certificates=''
  [ -n "${SPACK_DISABLE_LOCAL_CONFIG+set}" ] || read_tls "${SPACK_SYSTEM_CONFIG_PATH:-/etc/spack}/config.yaml"
  read_tls "${script%/bin/spack}/etc/spack/config.yaml"
  [ -n "${SPACK_DISABLE_LOCAL_CONFIG+set}" ] || read_tls "${SPACK_USER_CONFIG_PATH:-$HOME/.spack}/config.yaml"
  [ -z "${SPACK_ENV:-}" ] || read_tls "$SPACK_ENV/spack.yaml"
  before=
  for argument; do
    case $before in -C | --config-scope) read_tls "$argument/config.yaml" ;; esac
    case $argument in
      -k | --insecure | config:verify_ssl:false) insecure=yes ;;
      --config-scope=*) read_tls "${argument#*=}/config.yaml" ;;
      -- | "$command_name") break ;;
    esac
    before=$argument
  done
}

read_tls() {
  [ -r "$1" ] || return 0
  while read -r word rest; do
    rest=${rest%%#*} rest=${rest%"${rest##*[! ]}"} rest=${rest#[\"\']} rest=${rest%[\"\']}
    case $word$rest in
      verify_ssl:false | verify_ssl:False) insecure=yes ;;
      verify_ssl:*) insecure='' ;;
      ssl_certs:/*) certificates=$rest ;;
    esac
  done <"$1"
}

# Sets folder, the run's, and client, the sender's process. Without them nothing is built.
ask_client() {
  session=
  ! command -v setsid >/dev/null || session=setsid
  answer=$(
    export client_java="$java" client_jar="$jar"
    follow "$@" </dev/null 3<&- 4>&- &
    echo "pid $!"
  )
  client='' folder=''
  while read -r word rest; do
    case $word in
      pid) client=$rest ;;
      go) folder=$rest ;;
    esac
  done <<END
$answer
END
  [ -n "$folder" ] && [ -d "$folder" ] && return 0
  [ -z "$child" ] || kill "$child" 2>/dev/null
  wait "$child" 2>/dev/null
  exit 1
}

follow() {
  exec ${session:+setsid} sh -c '. "$0/lib/client.sh"; java=$client_java jar=$client_jar; unset client_java client_jar; run_client follow "$@"' \
    "$here" --wrapper $$ ${host:+--host "$host"} ${prefix:+--prefix "$prefix"} ${tags:+--tags "$tags"} \
    ${keep_going:+--keep-going} ${disable_auth:+--disable-auth} ${save_local:+--save-local} \
    ${insecure:+--no-verify-ssl} ${certificates:+--ssl-certs "$certificates"} -- "$@"
}

# Once, after the sender died: the same work from where it was left.
resume_client() {
  (
    export SPACKMON_USER="$sender_user" SPACKMON_TOKEN="$sender_token"
    run_client follow --resume "$folder" --wrapper $$ ${host:+--host "$host"} ${prefix:+--prefix "$prefix"} \
      ${keep_going:+--keep-going} ${disable_auth:+--disable-auth} ${save_local:+--save-local} \
      ${insecure:+--no-verify-ssl} ${certificates:+--ssl-certs "$certificates"} </dev/null >/dev/null
  ) &
  client=$!
}
