# Prints what a shell, or a modulefile, needs so that the plain `spack` understands --monitor.
# shellcheck shell=sh
# shellcheck disable=SC2154,SC2016  # here: set by spackmon; what is printed is for another shell

setup() {
  shell=sh undo=
  for argument; do
    case $argument in
      --csh) shell=csh ;;
      --modulefile) shell=modulefile ;;
      --undo) undo=_undo ;;
      -h | --help)
        setup_help
        exit 0
        ;;
      *)
        echo "spackmon setup: what is $argument?" >&2
        setup_help >&2
        exit 2
        ;;
    esac
  done
  wrapper=$here/bin/spack-python
  "setup_$shell$undo"
}

setup_help() {
  cat <<'END'
Makes the plain `spack` understand --monitor, in this shell and what it starts:

  eval "$(spackmon setup)"                 bash, zsh and other sh; before or after Spack's own setup-env.sh
  eval "$(spackmon setup --undo)"          as it was before
  eval `spackmon setup --csh`              csh, tcsh; also with --undo
  spackmon setup --modulefile >FILE        a modulefile for Lmod or Environment Modules

It names a wrapper in SPACK_PYTHON, which Spack's launcher runs in place of Python; nothing of Spack is changed.
END
}

# In single quotes, as any shell reads it.
quoted() { printf "'%s'" "$(printf %s "$wrapper" | sed "s/'/'\\\\''/g")"; }

setup_sh() {
  cat <<END
case "\${SPACK_PYTHON:-}" in */bin/spack-python) ;; *) SPACKMON_PYTHON="\${SPACK_PYTHON:-}"; export SPACKMON_PYTHON;; esac
SPACK_PYTHON=$(quoted); export SPACK_PYTHON
END
}

setup_sh_undo() {
  cat <<'END'
case "${SPACK_PYTHON:-}" in */bin/spack-python) if [ -n "${SPACKMON_PYTHON:-}" ]; then SPACK_PYTHON="$SPACKMON_PYTHON"; export SPACK_PYTHON; else unset SPACK_PYTHON; fi;; esac
unset SPACKMON_PYTHON
END
}

# csh joins the lines of a command substitution, so each ends in a semicolon.
setup_csh() {
  cat <<END
if ( ! \$?SPACK_PYTHON ) setenv SPACK_PYTHON "";
if ( "\$SPACK_PYTHON" !~ */bin/spack-python ) setenv SPACKMON_PYTHON "\$SPACK_PYTHON";
setenv SPACK_PYTHON $(quoted);
END
}

setup_csh_undo() {
  cat <<'END'
if ( ! $?SPACKMON_PYTHON ) setenv SPACKMON_PYTHON "";
if ( "$SPACKMON_PYTHON" == "" ) unsetenv SPACK_PYTHON;
if ( "$SPACKMON_PYTHON" != "" ) setenv SPACK_PYTHON "$SPACKMON_PYTHON";
unsetenv SPACKMON_PYTHON;
END
}

# When it is unloaded it is read again, with what it has set. What was there before comes back where Environment Modules have
# pushenv (5.1); Lmod's remembers the new value of a modulefile in Tcl for the old one.
setup_modulefile() {
  cat <<END
#%Module1.0
module-whatis {Lets spack install --monitor report to a spackmon server}
proc ModulesHelp { } { puts stderr {Lets spack install --monitor report to a spackmon server} }
set python {}
if {[info exists ::env(SPACKMON_PYTHON)]} { set python \$::env(SPACKMON_PYTHON) }
if {[info exists ::env(SPACK_PYTHON)] && ![string match */bin/spack-python \$::env(SPACK_PYTHON)]} { set python \$::env(SPACK_PYTHON) }
set command setenv
if {[info exists ::ModuleTool] && \$::ModuleTool eq "Modules" && [llength [info commands pushenv]]} { set command pushenv }
\$command SPACKMON_PYTHON \$python
\$command SPACK_PYTHON {$wrapper}
END
}

setup_modulefile_undo() {
  echo 'spackmon setup: unload the module' >&2
  exit 2
}
