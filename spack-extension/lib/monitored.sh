# The slow path of bin/spack-python: a command line with a word of ours in it. Read by it, so it is plain sh.
# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034  # here, script, command_name, position are spack-python's; the options are for client.sh

# shellcheck source=client.sh
. "$here/lib/client.sh"

# Spacks up to 0.19 have a client of their own.
has_own_client() { [ -f "${script%/bin/spack}/lib/spack/spack/monitor.py" ]; }

monitored() {
  if has_own_client; then
    exec "$SPACK_PYTHON" "$here/spackmon_extension/mend.py" "$@"
  fi
  case $command_name in
    install) monitored_install "$@" ;;
    monitor) monitor_command "$@" ;;
    analyze)
      # shellcheck source=analyze.sh
      . "$here/lib/analyze.sh"
      analyze "$@"
      ;;
    containerize)
      # shellcheck source=containerize.sh
      . "$here/lib/containerize.sh"
      containerize "$@"
      ;;
  esac
}

die() {
  printf '==> Error: %s\n' "$1" >&2
  exit "${2:-1}"
}

warn() { printf '==> Warning: %s\n' "$1" >&2; }

# Takes one flag of ours; sets taken to how many arguments it was, 0 if it is none of ours.
take_flag() {
  taken=1 value=
  case $1 in
    --monitor) monitor=yes ;;
    --monitor-keep-going) keep_going=yes given=$1 ;;
    --monitor-disable-auth | --monitor-no-auth) disable_auth=yes given=$1 ;;
    --monitor-save-local) save_local=yes given=$1 ;;
    --monitor-host | --monitor-prefix | --monitor-tags)
      [ "$#" -gt 1 ] || die "argument $1: expected one argument" 2
      given=$1 value=$2 taken=2
      ;;
    --monitor-host=* | --monitor-prefix=* | --monitor-tags=*) given=${1%%=*} value=${1#*=} ;;
    --monitor-*) die "unrecognized arguments: $1" 2 ;;
    *) taken=0 ;;
  esac
  case $given$taken$value in
    --monitor-host[12]*) host=$value host_given=yes given=${given#--} ;;
    --monitor-prefix[12]*) prefix=$value given=${given#--} ;;
    --monitor-tags[12]*) tags=$value given=${given#--} ;;
  esac
}

# Sets our options from the arguments, and strips to how many are left; the caller's arguments are rotated by it.
no_flags() { monitor='' keep_going='' disable_auth='' save_local='' host='' host_given='' prefix='' tags='' given='' analysis=''; }

monitored_install() {
  no_flags
  count=$# index=0 words=0 skip='' help=''
  while [ "$index" -lt "$count" ]; do
    taken=0
    # Spack's script, its global options and the subcommand stay what they are; so does all behind a double dash.
    if [ "$index" -gt "$position" ] && [ "$skip" != rest ]; then
      take_flag "$@"
    fi
    if [ "$taken" -gt 0 ]; then
      shift "$taken"
      index=$((index + taken))
      continue
    fi
    if [ "$index" -gt "$position" ]; then
      count_word "$1"
    fi
    set -- "$@" "$1"
    shift
    index=$((index + 1))
  done
  if [ -z "$monitor" ]; then
    [ -z "$given" ] || warn "--${given#--} does nothing without --monitor"
    exec "$SPACK_PYTHON" "$@"
  fi
  [ -z "$help" ] || exec "$SPACK_PYTHON" "$@"
  check_host
  run_monitored "$@"
}

# Counts what may be a spec: whether there is one tells whether the host was meant as one.
count_word() {
  case $skip in
    rest) words=$((words + 1)) ;;
    value) skip='' ;;
    *)
      case $1 in
        --) skip=rest ;;
        -j | --jobs | -p | --concurrent-packages | -f | --file | -u | --until | --only | --test | --log-file | --log-format \
          | --use-buildcache | --cdash-*)
          skip=value
          case $1 in -f | --file) words=$((words + 1)) ;; --cdash-*=*) skip='' ;; esac
          ;;
        -h | --help) help=yes ;;
        -*) case $1 in --file=*) words=$((words + 1)) ;; esac ;;
        *) words=$((words + 1)) ;;
      esac
      ;;
  esac
}

# `--monitor-host hdf5`: the value is missing, and the spec was taken for it.
check_host() {
  [ -n "$host_given" ] || return 0
  case $host in
    '') die 'argument --monitor-host: expected one argument' 2 ;;
    localhost | *:* | */* | *.*) return 0 ;;
  esac
  [ "$words" -gt 0 ] || [ -n "${SPACK_ENV:-}" ] || die "'$host' was taken for the host; is the spec missing?"
}

# `spack monitor [flags] upload [flags] DIR`.
monitor_command() {
  no_flags
  count=$# index=0
  while [ "$index" -lt "$count" ]; do
    taken=0
    [ "$index" -le "$position" ] || take_flag "$@"
    if [ "$taken" -eq 0 ]; then
      [ "$index" -le "$position" ] || set -- "$@" "$1"
      taken=1
    fi
    shift "$taken"
    index=$((index + taken))
  done
  usage='usage: spack monitor upload [--monitor-host HOST] [--monitor-prefix PREFIX] DIR'
  case ${1-} in
    '') die "$usage" 2 ;;
    -h | --help)
      echo "$usage"
      exit 0
      ;;
  esac
  [ "$1" = upload ] || die "'$1' is no subcommand of monitor; there is upload" 2
  shift
  find_client
  upload "$@"
}

# Spack loads its modules while the client asks the server, and does nothing else before it may: descriptor 4 leads to it, and
# without a line from there it goes away, be it that this shell was killed.
run_monitored() {
  find_client
  find_tls "$@"
  child='' pending=''
  # cron and the like may have closed it; a plain exec would end this shell.
  { command exec 3<&0; } 2>/dev/null || exec 3</dev/null
  gate=${TMPDIR:-/tmp}/spackmon-$$
  if mkfifo -m 600 "$gate" 2>/dev/null; then
    exec 4<>"$gate"
    load_spack "$@" 5<"$gate"
    rm -f "$gate"
  fi
  ask_client "$@"
  run_spack "$@"
}

# Sets child. The token is neither for Spack nor for its builds.
load_spack() {
  (
    unset SPACKMON_TOKEN SPACKMON_USER
    exec "$SPACK_PYTHON" "$here/spackmon_extension/start.py" ${analysis:+--analysis} 5 "$@"
  ) <&3 3<&- 4>&- &
  child=$!
}

# Spack in the foreground, in this terminal and process group, but waited for, so that a signal to this shell alone reaches it.
run_spack() {
  # A sender that had to be started once more would need them.
  unset sender_user sender_token
  sender_user=${SPACKMON_USER:-} sender_token=${SPACKMON_TOKEN:-}
  unset SPACKMON_TOKEN SPACKMON_USER
  for signal in HUP TERM USR1 USR2; do
    # shellcheck disable=SC2064  # the signal of now
    trap "forward $signal" "$signal"
  done
  # The terminal tells Spack itself.
  trap : INT QUIT
  if [ -n "$child" ]; then
    printf 'go %s\n' "$folder" >&4
    exec 4>&-
  else
    # There was no place for the pipe.
    load_spack "$@" 5<<END
go $folder
END
  fi
  exec 3<&-
  [ -z "$pending" ] || forward "$pending"
  while :; do
    code=0
    wait "$child" || code=$?
    kill -0 "$child" 2>/dev/null || break
  done
  signal='' told=''
  [ ! -r "$folder/exit" ] || read -r told <"$folder/exit" || :
  case $told in
    code=*) code=${told#code=} ;;
    *)
      # It was killed, or its disk is full.
      [ "$code" -le 128 ] || signal=$((code - 128))
      tell_exit
      ;;
  esac
  leave
}

forward() {
  if [ -n "$child" ]; then
    kill -s "$1" "$child" 2>/dev/null
  else
    pending=$1
  fi
}

# What Spack itself says otherwise, as start.py has it.
tell_exit() {
  at=$(date +%s%6N)
  case $at in *[!0-9]*) at=$(date +%s)000000 ;; esac
  # On a full disk there is nothing to read, which is said in the end.
  {
    if [ -n "$signal" ]; then
      printf '{"event":"exit","at":%s,"pid":%s,"seq":1,"code":%s,"signal":%s}\n' "$at" $$ "$code" "$signal" >>"$folder/events.ndjson"
      printf 'signal=%s\n' "$signal" >"$folder/.exit"
    else
      printf '{"event":"exit","at":%s,"pid":%s,"seq":1,"code":%s}\n' "$at" $$ "$code" >>"$folder/events.ndjson"
      printf 'code=%s\n' "$code" >"$folder/.exit"
    fi
  } 2>/dev/null
  # Whole or not at all: the sender looks for it.
  mv -f "$folder/.exit" "$folder/exit" 2>/dev/null
}

# The end of the run: waits a little for what the sender has to say, and ends as Spack did.
leave() {
  # Who doesn't want to wait for the sender presses Ctrl-C.
  trap 'exit "$code"' INT
  if ! wait_for_client && [ ! -e "$folder/summary.done" ]; then
    resume_client
    wait_for_client
  fi
  if [ -s "$folder/summary" ]; then
    cat "$folder/summary" >&2
  else
    warn "not all that was monitored could be kept (is $folder on a full disk?); upload the rest with: spack monitor upload $folder"
  fi
  [ ! -e "$folder/stop" ] || [ "$code" != 0 ] || code=1
  if [ -n "$signal" ]; then
    trap - "$(kill -l "$signal")"
    kill -s "$(kill -l "$signal")" $$
  fi
  exit "$code"
}

# At most 12 s; less if the sender is gone.
wait_for_client() {
  tries=0
  while [ ! -e "$folder/summary.done" ] && [ "$tries" -lt 600 ]; do
    kill -0 "$client" 2>/dev/null || return 1
    sleep 0.02
    tries=$((tries + 1))
  done
}
