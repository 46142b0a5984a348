# `spack analyze`: a subcommand that modern Spacks lack, as an extension of Spack; with --monitor, a run of its own.
# shellcheck shell=sh
# shellcheck disable=SC2154,SC2034  # set by spack-python and monitored.sh, or for it

analyze() {
  no_flags
  count=$# index=0
  while [ "$index" -lt "$count" ]; do
    taken=0
    [ "$index" -le "$position" ] || take_flag "$@"
    if [ "$taken" -eq 0 ]; then
      set -- "$@" "$1"
      taken=1
    fi
    shift "$taken"
    index=$((index + taken))
  done
  if [ -z "$monitor" ]; then
    [ -z "$given" ] || warn "--${given#--} does nothing without --monitor"
    exec "$SPACK_PYTHON" "$here/spackmon_extension/start.py" --analysis '' "$@"
  fi
  analysis=yes
  run_monitored "$@"
}
