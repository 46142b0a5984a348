"""Wraps functions of Spack as soon as its modules are there, and survives what isn't there.

Spack changes from version to version: a seam that is missing costs what it would have told, one note and one warning.
"""
import functools
import importlib.abc
import importlib.util
import inspect
import os
import sys
import traceback


class Seams:
    """What to do to which module of Spack, and whom to tell of trouble."""

    def __init__(self, note):
        self.note = note
        self.patches = {}
        self.warned = False

    def on(self, module, patch):
        """Has the patch called with the module: at once if it is there, else right after it was imported."""
        self.patches.setdefault(module, []).append(patch)
        if module in sys.modules:
            self.apply(sys.modules[module], [patch])

    def listen(self):
        hide_frames()
        sys.meta_path.insert(0, _Finder(self))

    def apply(self, module, patches=None):
        for patch in patches or self.patches[module.__name__]:
            self.quietly(patch, module)

    def quietly(self, function, *args):
        """Calls something of ours; whatever goes wrong in it is not Spack's trouble."""
        try:
            return function(*args)
        except Exception:
            self.trouble(traceback.format_exc(limit=-3))
            return None

    def trouble(self, text):
        try:
            self.note(text)
            if not self.warned:
                self.warned = True
                sys.stderr.write("==> Warning: spackmon can't report all of this run (%s)\n" % text.strip().split("\n")[-1])
        except Exception:
            pass

    def wrap(self, owner, name, before=None, after=None, failed=None, optional=False):
        """Wraps owner.name. Each of the three gets the call; after also its result, failed the exception.

        before's result is handed on as call.memo; what after and failed give back is dropped.
        """
        original = getattr(owner, name, None)
        if original is None:
            if not optional:
                self.trouble("this Spack has no %s.%s" % (getattr(owner, "__name__", owner), name))
            return False

        @functools.wraps(original)
        def wrapper(*args, **kwargs):
            call = Call(original, args, kwargs)
            if before:
                call.memo = self.quietly(before, call)
            try:
                result = original(*args, **kwargs)
            except BaseException as error:
                if failed:
                    self.quietly(failed, call, error)
                raise
            if after:
                self.quietly(after, call, result)
            return result

        setattr(owner, name, wrapper)
        return True


class Call:
    """One call of a wrapped function."""

    def __init__(self, function, args, kwargs):
        self.function, self.args, self.kwargs, self.memo = function, args, kwargs, None

    def __getitem__(self, name):
        """An argument by its name, however it was passed; None if this version hasn't got it."""
        if name in self.kwargs:
            return self.kwargs[name]
        names = list(inspect.signature(self.function).parameters)
        return self.args[names.index(name)] if name in names[:len(self.args)] else None


def hide_frames():
    """Takes our frames out of what Spack prints of an exception, so that a log is the one without us."""
    for name in ("print_exc", "format_exc"):
        setattr(traceback, name, _without_frames(getattr(traceback, name)))


def _without_frames(function):
    if getattr(function, "spackmon", False):
        return function

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        error = sys.exc_info()[1]
        try:
            for _ in range(20):  # an error, what it came from, and so on
                if error is not None:
                    forget(error.__traceback__)
                    error = error.__cause__ or error.__context__
        except Exception:
            pass  # before Python 3.7 they can't be taken out
        return function(*args, **kwargs)

    wrapper.spackmon = True
    return wrapper


def forget(trace):
    """Cuts our frames out of a traceback; its head is Spack's."""
    here = os.path.dirname(os.path.abspath(__file__))
    while trace is not None:
        while trace.tb_next is not None and trace.tb_next.tb_frame.f_code.co_filename.startswith(here):
            trace.tb_next = trace.tb_next.tb_next
        trace = trace.tb_next


class _Finder(importlib.abc.MetaPathFinder):
    """Lets the usual finders find a module, and patches it once it is executed."""

    def __init__(self, seams):
        self.seams = seams
        self.busy = set()

    def find_spec(self, fullname, path=None, target=None):
        if fullname not in self.seams.patches or fullname in self.busy:
            return None
        self.busy.add(fullname)
        try:
            spec = importlib.util.find_spec(fullname)
        except Exception:
            return None
        finally:
            self.busy.discard(fullname)
        if spec is None or spec.loader is None or not hasattr(spec.loader, "exec_module"):
            return spec
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            self.seams.apply(module)

        spec.loader.exec_module = exec_module
        return spec
