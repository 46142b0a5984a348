# `spack containerize --monitor`: Spack writes its recipe, we edit its install step.
# shellcheck shell=sh
# shellcheck disable=SC2154  # set by spack-python and monitored.sh

containerize() {
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
    exec "$SPACK_PYTHON" "$@"
  fi
  # Spack's launcher is run anew, this time with the real Python.
  exec "$SPACK_PYTHON" "$here/spackmon_extension/containerize.py" ${host:+--host "$host"} ${prefix:+--prefix "$prefix"} \
    ${tags:+--tags "$tags"} ${keep_going:+--keep-going} ${disable_auth:+--disable-auth} ${save_local:+--save-local} -- "$@"
}
