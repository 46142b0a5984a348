import unittest

from spackmon_extension import redact

MANIFEST = """\
spack:
  specs: [hdf5, 'zlib']   # a comment stays
  mirrors:
    campus:
      url: https://anna:pa55word@mirror.example/spack
      access_pair: [anna, s3cr3t-one]
      fetch:
        url: s3://bucket
        access_pair:
        - anna
        - s3cr3t-two
        access_token: s3cr3t-three
      push:
        url: s3://bucket
        access_pair:
          id: anna
          secret_variable: MIRROR_SECRET
    oci: {url: 'oci://ghcr.io/x', access_pair: {id: me, secret: s3cr3t-four}, binary: true}
    flow: {"access_token": "s3cr3t-five", "url": "https://x.example"}
  config:
    password: >
      s3cr3t-six
      more of it
    url_fetch_method: curl
  packages:
    token:
      require: '@1.2'
"""


class YamlTest(unittest.TestCase):
    def test_no_secret_is_left(self):
        shown = redact.yaml(MANIFEST)
        self.assertNotIn("s3cr3t", shown)
        self.assertNotIn("pa55word", shown)

    def test_the_rest_stays(self):
        shown = redact.yaml(MANIFEST)
        for kept in ("specs: [hdf5, 'zlib']   # a comment stays", "url: s3://bucket", "@mirror.example/spack",
                     "url_fetch_method: curl", "url: 'oci://ghcr.io/x'", "binary: true"):
            self.assertIn(kept, shown)

    def test_nothing_to_hide_changes_nothing(self):
        for source in ("", "spack:\n  specs:\n  - a\n\n  view: true\n", "spack:\r\n  specs: []\r\n", "no newline"):
            self.assertEqual(redact.yaml(source), source)

    def test_a_variable_that_names_a_secret_is_none(self):
        source = "mirrors:\n  a:\n    access_token_variable: MY_TOKEN\n"
        self.assertEqual(redact.yaml(source), source)


class ArgumentsTest(unittest.TestCase):
    def check(self, given, shown):
        self.assertEqual(redact.arguments(given), shown)

    def test_options_and_assignments(self):
        self.check(["mirror", "add", "--s3-access-key-secret", "x", "--oci-password=y", "m"],
                   ["mirror", "add", "--s3-access-key-secret", redact.HIDDEN, "--oci-password=" + redact.HIDDEN, "m"])
        self.check(["-c", "mirrors:m:access_token:x"], ["-c", "mirrors:m:access_token:" + redact.HIDDEN])
        self.check(["MY_TOKEN=x"], ["MY_TOKEN=" + redact.HIDDEN])

    def test_urls(self):
        self.check(["https://a:b@c.example/d"], ["https://%s@c.example/d" % redact.HIDDEN])
        self.check(["https://c.example/d@1.0"], ["https://c.example/d@1.0"])

    def test_specs_stay(self):
        specs = ["hdf5@1.14:+mpi", "zlib/abc", "cflags=-O2", "--s3-access-token-variable", "NAME", "zlib%gcc@12"]
        self.check(specs, specs)
