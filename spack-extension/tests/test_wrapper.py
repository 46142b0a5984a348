"""bin/spack-python with a Spack and a Python that only say how they were called: what it passes on, and to whom."""
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
EXTENSION = os.path.dirname(HERE)

LAUNCHER = '#!/bin/sh\nexec "$SPACK_PYTHON" "$0" "$@"\n'
# Waits for the word to go where there is a gate, says what it got, one argument a line, then does what the test wants.
PYTHON = '''#!/bin/sh
[ -z "$LOADED" ] || : >"$LOADED"
case $1 in
  */start.py) IFS= read -r word <&5 && folder=${word#go } && [ "$folder" != "$word" ] || exit 99 ;;
esac
{ for argument; do printf '%s\\n' "$argument"; done; } >"$SAID"
env >"$SAID.env"
[ -z "$THEN" ] || eval "$THEN"
'''


class WrapperTest(unittest.TestCase):
    def setUp(self):
        self.top = tempfile.mkdtemp(prefix="spackmon-test-")
        self.addCleanup(shutil.rmtree, self.top, True)
        commands = os.path.join(self.top, "spack", "lib", "spack", "spack", "cmd")
        os.makedirs(commands)
        os.makedirs(os.path.join(self.top, "spack", "bin"))
        for name in ("install", "find", "dev_build", "containerize"):
            open(os.path.join(commands, name + ".py"), "w").close()
        self.spack = self.program("spack/bin/spack", LAUNCHER)
        self.python = self.program("python", PYTHON)
        self.said = os.path.join(self.top, "said")
        self.reports = os.path.join(self.top, "reports")
        self.environment = dict(
            os.environ, SPACK_PYTHON=os.path.join(EXTENSION, "bin", "spack-python"), SPACKMON_PYTHON=self.python, SAID=self.said,
            SPACKMON_CLIENT=os.path.join(HERE, "follow.py"), SPACKMON_DIR=self.reports, SPACKMON_TOKEN="t0ken", SPACKMON_USER="spacky",
            THEN="", LOADED="", FAKE_SHOWS="yes",
            SPACK_USER_CONFIG_PATH=self.top)
        self.environment.pop("SPACK_ENV", None)

    def program(self, name, text):
        path = os.path.join(self.top, name)
        with open(path, "w") as file:
            file.write(text)
        os.chmod(path, 0o755)
        return path

    def start(self, *args, **more):
        return subprocess.Popen([self.spack] + list(args), env=dict(self.environment, **more), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True, cwd=self.top)

    def run_spack(self, *args, **more):
        """Exit code and stderr; afterwards self.argv is what Python got, behind its own script's arguments."""
        process = self.start(*args, **more)
        _, errors = process.communicate(timeout=60)
        self.argv = None
        if os.path.exists(self.said):
            with open(self.said) as file:
                self.argv = file.read().split("\n")[:-1]
            os.unlink(self.said)
        return process.returncode, errors

    def python_environment(self):
        with open(self.said + ".env") as file:
            return dict(line.rstrip("\n").split("=", 1) for line in file if "=" in line)

    def follower(self):
        [name] = os.listdir(self.reports)
        with open(os.path.join(self.reports, name, "follow.json")) as file:
            return json.load(file)

    def events(self):
        [name] = os.listdir(self.reports)
        with open(os.path.join(self.reports, name, "events.ndjson")) as file:
            return [json.loads(line) for line in file]

    # -- nothing to do with us

    def test_what_is_not_monitored_passes_unchanged(self):
        for args in (["find", "-l", "a b", "*", ""], ["--color", "always", "-e", "install", "dev-build", "x"], ["-V"], [],
                     ["install", "-j", "4", "zlib", "cflags=-O2 -g"], ["-C", "monitor", "find"]):
            code, errors = self.run_spack(*args, THEN="exit 7")
            self.assertEqual((code, errors, self.argv), (7, "", [self.spack] + args))

    def test_children_of_spack_get_the_real_python(self):
        self.run_spack("find")
        self.assertEqual(self.python_environment()["SPACK_PYTHON"], self.python)

    def test_other_uses_of_python_pass(self):
        code = subprocess.call([self.environment["SPACK_PYTHON"], "-c", "install --monitor"], env=self.environment)
        self.assertEqual(code, 0)
        with open(self.said) as file:
            self.assertEqual(file.read(), "-c\ninstall --monitor\n")

    def test_an_unknown_subcommand_may_be_an_alias(self):
        self.run_spack("-e", "x", "inst", "zlib")
        self.assertEqual(self.argv[0], os.path.join(EXTENSION, "spackmon_extension", "alias.py"))
        self.assertEqual(self.argv[2:], [self.spack, "-e", "x", "inst", "zlib"])

    def test_a_launcher_behind_a_link(self):
        link = os.path.join(self.top, "s")
        os.symlink(os.path.join(self.top, "spack", "bin"), link)
        self.spack = os.path.join(link, "spack")
        self.run_spack("dev-build", "x")
        self.assertEqual(self.argv, [self.spack, "dev-build", "x"])

    # -- monitored installs

    def test_our_flags_are_taken_wherever_they_stand(self):
        expected = ["-e", "env", "install", "-j", "2", "a b", "--", "--monitor-tags", "z"]
        for flags in (["-e", "env", "install", "--monitor", "--monitor-host", "http://h:1", "-j", "2", "--monitor-tags=x,y", "a b",
                       "--monitor-prefix", "p", "--monitor-keep-going", "--", "--monitor-tags", "z"],
                      ["-e", "env", "install", "-j", "2", "a b", "--monitor-keep-going", "--monitor-host=http://h:1",
                       "--monitor-prefix=p", "--monitor-tags", "x,y", "--monitor", "--", "--monitor-tags", "z"]):
            code, _ = self.run_spack(*flags)
            self.assertEqual(code, 0)
            self.assertEqual(self.argv[0], os.path.join(EXTENSION, "spackmon_extension", "start.py"))
            self.assertEqual(self.argv[2:], [self.spack] + expected)
            told = self.follower()["argv"]
            self.assertEqual(told[:1] + told[3:], ["follow", "--host", "http://h:1", "--prefix", "p", "--tags", "x,y", "--keep-going",
                                                   "--", self.spack] + expected)
            shutil.rmtree(self.reports)

    def test_the_sender_runs_in_its_own_session_and_knows_the_wrapper(self):
        self.run_spack("install", "--monitor", "--monitor-save-local", "--monitor-no-auth", "zlib")
        told = self.follower()
        self.assertTrue(told["sid"])
        self.assertEqual(told["argv"][3:5], ["--disable-auth", "--save-local"])
        self.assertEqual(self.events()[-1]["pid"], int(told["argv"][2]))

    def test_the_token_is_the_senders_alone(self):
        self.run_spack("install", "--monitor", "zlib")
        self.assertEqual(self.follower()["environment"]["SPACKMON_TOKEN"], "t0ken")
        self.assertNotIn("t0ken", json.dumps(self.python_environment()))
        self.assertNotIn("SPACKMON_USER", self.python_environment())

    def test_flags_without_monitor_do_nothing_but_say_so(self):
        code, errors = self.run_spack("install", "--monitor-tags", "x", "zlib")
        self.assertEqual((code, self.argv), (0, [self.spack, "install", "zlib"]))
        self.assertEqual(errors, "==> Warning: --monitor-tags does nothing without --monitor\n")
        self.assertFalse(os.path.exists(self.reports))

    def test_a_host_that_is_a_spec(self):
        code, errors = self.run_spack("install", "--monitor", "--monitor-prefix", "monitor", "--monitor-host", "hdf5")
        self.assertEqual((code, self.argv), (1, None))
        self.assertEqual(errors, "==> Error: 'hdf5' was taken for the host; is the spec missing?\n")

    def test_who_asks_for_help_installs_nothing(self):
        self.assertEqual(self.run_spack("install", "--monitor", "--help", "zlib")[0], 0)
        self.assertEqual(self.argv, [self.spack, "install", "--help", "zlib"])
        self.assertFalse(os.path.exists(self.reports))
        self.run_spack("install", "--monitor", "zlib", "--log-file", "-h")
        self.assertEqual(self.argv[2:], [self.spack, "install", "zlib", "--log-file", "-h"])

    def test_help_of_monitor(self):
        process = self.start("monitor", "--help")
        said, errors = process.communicate(timeout=60)
        self.assertEqual((process.returncode, errors), (0, ""))
        self.assertIn("usage: spack monitor upload", said)

    def test_a_flag_that_does_not_exist(self):
        code, errors = self.run_spack("install", "--monitor", "--monitor-hots", "x", "zlib")
        self.assertEqual((code, self.argv), (2, None))
        self.assertIn("unrecognized arguments: --monitor-hots", errors)

    def test_what_spack_is_told_of_tls(self):
        config = os.path.join(self.top, "config")
        os.mkdir(config)
        with open(os.path.join(config, "config.yaml"), "w") as file:
            file.write("config:\n  verify_ssl: false   # a test server\n  ssl_certs: '/etc/our certs.pem'\n")
        self.run_spack("install", "--monitor", "zlib", SPACK_USER_CONFIG_PATH=config)
        self.assertEqual(self.follower()["argv"][3:6], ["--no-verify-ssl", "--ssl-certs", "/etc/our certs.pem"])
        shutil.rmtree(self.reports)
        self.run_spack("-k", "install", "--monitor", "zlib")
        self.assertEqual(self.follower()["argv"][3:4], ["--no-verify-ssl"])

    def test_what_spack_is_told_of_tls_in_other_scopes(self):
        os.mkdir(os.path.join(self.top, "scope"))
        with open(os.path.join(self.top, "scope", "config.yaml"), "w") as file:
            file.write("config:\n  verify_ssl: false\n")
        with open(os.path.join(self.top, "scope", "spack.yaml"), "w") as file:
            file.write("spack:\n  config:\n    verify_ssl: false\n")
        scope = os.path.join(self.top, "scope")
        for words, more in (((), {"SPACK_SYSTEM_CONFIG_PATH": scope}), (("-C", scope), {}), (("--config-scope=" + scope,), {}),
                            ((), {"SPACK_ENV": scope})):
            self.run_spack(*words + ("install", "--monitor", "zlib"), **more)
            self.assertEqual(self.follower()["argv"][3:4], ["--no-verify-ssl"], (words, more))
            shutil.rmtree(self.reports)
        self.run_spack("install", "--monitor", "zlib", SPACK_SYSTEM_CONFIG_PATH=scope, SPACK_DISABLE_LOCAL_CONFIG="1")
        self.assertEqual(self.follower()["argv"][3:4], ["--"])

    def test_a_java_that_is_too_old_is_passed_over(self):
        client = os.path.join(self.top, "client.jar")
        open(client, "w").close()
        old = 'echo "java version \\"1.8.0_292\\"" >&2\n'
        home = os.path.join(self.top, "jdk")
        os.makedirs(os.path.join(home, "bin"))
        self.program("jdk/bin/java", "#!/bin/sh\necho '==> Error: the client' >&2\n")
        with open(os.path.join(home, "release"), "w") as file:
            file.write('IMPLEMENTOR="Us"\nJAVA_VERSION="17.0.1"\n')
        environment = dict(SPACKMON_CLIENT=client, SPACKMON_JAVA=self.program("java8", "#!/bin/sh\n" + old), JAVA_HOME=home)
        self.assertEqual(self.run_spack("install", "--monitor", "zlib", **environment), (1, "==> Error: the client\n"))
        with open(os.path.join(home, "release"), "w") as file:
            file.write('JAVA_VERSION="11.0.2"\n')
        tools = os.path.join(self.top, "tools")
        os.mkdir(tools)
        for name in ("sh", "readlink", "dirname", "mkfifo", "rm", "env"):
            os.symlink(shutil.which(name), os.path.join(tools, name))
        code, errors = self.run_spack("install", "--monitor", "zlib", PATH=tools, **environment)
        self.assertEqual((code, self.argv), (1, None))
        self.assertIn("Java 17 or newer (%s is 1.8.0_292): name one" % environment["SPACKMON_JAVA"], errors)

    def test_a_refusal_at_the_start_builds_nothing(self):
        code, errors = self.run_spack("install", "--monitor", "zlib", FAKE_REFUSES="==> Error: no")
        self.assertEqual((code, self.argv), (1, None))
        self.assertEqual(errors, "==> Error: no\n")

    def test_spack_is_loaded_while_the_server_is_asked(self):
        loaded = os.path.join(self.top, "loaded")
        # A client that has no answer before Spack's Python is there: if one waited for the other, neither would end.
        waits = '#!/bin/sh\nuntil [ -e "$LOADED" ]; do sleep 0.02; done\n[ ! -e "$SAID" ] || exit 1\n'
        goes = self.program("goes", waits + 'exec "%s" "$@"\n' % os.path.join(HERE, "follow.py"))
        code, _ = self.run_spack("install", "--monitor", "zlib", SPACKMON_CLIENT=goes, LOADED=loaded, THEN="exit 3")
        self.assertEqual((code, self.argv[2:]), (3, [self.spack, "install", "zlib"]))
        os.unlink(loaded)
        refuses = self.program("refuses", waits + "echo '==> Error: no' >&2\n")
        code, errors = self.run_spack("install", "--monitor", "zlib", SPACKMON_CLIENT=refuses, LOADED=loaded)
        self.assertEqual((code, errors, self.argv), (1, "==> Error: no\n", None))

    def test_a_wrapper_that_is_killed_while_it_waits_takes_spack_along(self):
        client = self.program("slow", '#!/bin/sh\necho $$ >"$SAID.client"\nexec sleep 600\n')
        for number in (signal.SIGTERM, signal.SIGKILL):
            process = self.start("install", "--monitor", "zlib", SPACKMON_CLIENT=client, LOADED=self.said + ".loaded")
            self.wait_for(self.said + ".client")
            self.wait_for(self.said + ".loaded")
            process.send_signal(number)
            self.assertEqual(process.wait(30), -number)
            with open(self.said + ".client") as file:
                os.kill(int(file.read()), signal.SIGKILL)
            # Both streams end when Spack's Python has ended, too.
            self.assertEqual(process.communicate(timeout=60), ("", ""))
            self.assertFalse(os.path.exists(self.said))

    def test_no_place_for_the_pipe_to_spack(self):
        code, _ = self.run_spack("install", "--monitor", "zlib", TMPDIR=os.path.join(self.top, "none"), THEN="exit 3")
        self.assertEqual((code, self.argv[2:]), (3, [self.spack, "install", "zlib"]))

    def test_no_keyboard_at_all(self):
        self.spack = self.program("closed", '#!/bin/sh\nexec "%s" "$@" <&-\n' % self.spack)
        code, errors = self.run_spack("install", "--monitor", "zlib", THEN="exit 3")
        self.assertEqual((code, self.argv and self.argv[3:]), (3, ["install", "zlib"]), errors)

    # -- ends

    def test_the_exit_code_is_spacks(self):
        code, errors = self.run_spack("install", "--monitor", "zlib", THEN="exit 3")
        self.assertEqual(code, 3)
        self.assertIn("==> monitored: ", errors)
        self.assertEqual({key: self.events()[-1].get(key) for key in ("event", "code", "signal")},
                         {"event": "exit", "code": 3, "signal": None})

    def test_what_spack_itself_said_of_its_end_holds(self):
        code, _ = self.run_spack("install", "--monitor", "zlib", THEN='echo code=130 >"$folder/exit"; kill -s KILL $$')
        self.assertEqual(code, 130)
        self.assertEqual([event["event"] for event in self.events()], ["run"])

    def test_a_death_by_signal_is_spacks(self):
        for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGSEGV):
            code, _ = self.run_spack("install", "--monitor", "zlib", THEN="ulimit -c 0; kill -s %d $$" % number)
            self.assertEqual(code, -number)
            self.assertEqual(self.events()[-1]["signal"], number)
            shutil.rmtree(self.reports)

    def test_a_signal_to_the_wrapper_alone_reaches_spack(self):
        process = self.start("install", "--monitor", "zlib", THEN="trap 'exit 9' TERM; : >\"$SAID.up\"; while :; do sleep 0.05; done")
        self.wait_for(self.said + ".up")
        process.terminate()
        self.addCleanup(process.communicate)
        self.assertEqual(process.wait(30), 9)

    def test_a_stopped_run_is_no_success(self):
        code, _ = self.run_spack("install", "--monitor", "zlib", THEN=': >"$folder/stop"')
        self.assertEqual(code, 1)

    def test_a_dead_sender_is_started_once_more(self):
        client = self.program("mortal", '#!/bin/sh\nprintf "%s\\n" "$*" >>"$SPACKMON_DIR.calls"\ncase $* in *--resume*) echo "to upload" '
                              '>"$3/summary"; echo "$SPACKMON_TOKEN" >>"$SPACKMON_DIR.calls"; : >"$3/summary.done" ;; '
                              '*) mkdir -p "$SPACKMON_DIR/r"; echo "go $SPACKMON_DIR/r" ;; esac\n')
        _, errors = self.run_spack("install", "--monitor", "zlib", SPACKMON_CLIENT=client)
        self.assertEqual(errors, "to upload\n")
        with open(self.reports + ".calls") as calls:
            said = calls.read()
        self.assertIn("follow --resume %s/r" % self.reports, said)
        self.assertTrue(said.endswith("\nt0ken\n"), said)

    def test_a_full_disk_is_said(self):
        client = self.program("full", '#!/bin/sh\nmkdir -p "$SPACKMON_DIR/r"; echo "go $SPACKMON_DIR/r"\n'
                              ': >"$SPACKMON_DIR/r/summary"; : >"$SPACKMON_DIR/r/summary.done"\n')
        # start.py couldn't leave more than a file without bytes.
        code, errors = self.run_spack("install", "--monitor", "zlib", SPACKMON_CLIENT=client, THEN=': >"$folder/.exit"; exit 3')
        self.assertEqual(code, 3)
        self.assertEqual(errors, "==> Warning: not all that was monitored could be kept (is %s/r on a full disk?); "
                         "upload the rest with: spack monitor upload %s/r\n" % (self.reports, self.reports))

    def wait_for(self, path):
        for _ in range(600):
            if os.path.exists(path):
                return
            time.sleep(0.05)
        self.fail("waited in vain for " + path)

    # -- Spacks with a client of their own

    def test_an_old_spack_is_mended(self):
        open(os.path.join(self.top, "spack", "lib", "spack", "spack", "monitor.py"), "w").close()
        self.run_spack("install", "--monitor", "zlib")
        self.assertEqual(self.argv, [os.path.join(EXTENSION, "spackmon_extension", "mend.py"), self.spack, "install", "--monitor", "zlib"])
        self.run_spack("install", "zlib")
        self.assertEqual(self.argv, [self.spack, "install", "zlib"])

    # -- monitor

    def test_upload_takes_flags_before_and_behind(self):
        client = self.program("client", '#!/bin/sh\nprintf "%s\\n" "$@" >"$SAID"\n')
        for args in (["monitor", "--monitor-host", "http://h", "upload", "a b"], ["monitor", "upload", "--monitor-host=http://h", "a b"],
                     ["-d", "monitor", "upload", "a b", "--monitor-host", "http://h"]):
            self.run_spack(*args, SPACKMON_CLIENT=client)
            self.assertEqual(self.argv, ["upload", "--host", "http://h", "a b"])


if __name__ == "__main__":
    unittest.main()
