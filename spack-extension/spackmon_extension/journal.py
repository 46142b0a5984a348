"""Appends events to a run's journal: one line, one write, so that several processes can share the file."""
import json
import os
import time

FILE = "events.ndjson"


def now():
    """Microseconds since the epoch."""
    return int(time.time() * 1000000)


class Journal:
    """The writing end. It never raises and never waits: a full disk loses lines here, not builds."""

    def __init__(self, folder):
        self.folder = folder
        self.path = os.path.join(folder, FILE)
        # Opened once and early: a build's sandbox lets no file outside of its stage be opened later.
        self.file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.pid = os.getpid()
        self.seq = 0
        self.torn = False

    def write(self, event, at=None, **fields):
        """Appends an event; fields that are None are left out."""
        pid = os.getpid()
        if pid != self.pid:
            # A fork: lines are identified by process, and this one has written none.
            self.pid, self.seq = pid, 0
        self.seq += 1
        line = {"event": event, "at": now() if at is None else at, "pid": pid, "seq": self.seq}
        line.update((name, value) for name, value in fields.items() if value is not None)
        data = json.dumps(line, separators=(",", ":"), default=str).encode("utf-8", "replace") + b"\n"
        if self.torn:
            data = b"\n" + data
        self._append(data)

    def _append(self, data):
        try:
            while data:
                written = os.write(self.file, data)
                data = data[written:]
                self.torn = bool(data)
        except OSError:
            pass

    def size(self):
        try:
            return os.fstat(self.file).st_size
        except OSError:
            return 0

    def since(self, offset, event, build):
        """The last such event of a build behind the offset: what the build's own process had to say."""
        found = None
        try:
            with open(self.path, "rb") as lines:
                lines.seek(offset)
                for line in lines:
                    # Cheap first: the journal of a large run is long.
                    if build.encode() in line and event.encode() in line:
                        found = _wanted(line, event, build) or found
        except OSError:
            pass
        return found


def _wanted(line, event, build):
    try:
        fields = json.loads(line.decode("utf-8"))
    except ValueError:
        return None
    return fields if fields.get("event") == event and fields.get("build") == build else None
