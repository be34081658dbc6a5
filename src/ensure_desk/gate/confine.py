# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Limits of the child process: rlimits where there are any, a Job Object on Windows."""

import ctypes
import math
import sys
from typing import Any

_PROCESS_MEMORY = 0x100
_PROCESS_TIME = 0x2
_KILL_ON_CLOSE = 0x2000
_ONE_PROCESS = 0x8
_EXTENDED = 9


def confine_self(memory: int, seconds: float) -> None:
    """Limit this process to bytes of memory and seconds of processor time (on Windows confine_child does)."""
    if sys.platform == "win32":
        return
    import resource  # cold start: absent on Windows

    whole = math.ceil(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def job_limits(memory: int, seconds: float) -> ctypes.Structure:
    """Return the Windows limits: bytes of memory, user time, one process, killed with its owner."""
    limits = _Extended()
    basic = limits.BasicLimitInformation
    basic.LimitFlags = _PROCESS_MEMORY | _PROCESS_TIME | _KILL_ON_CLOSE | _ONE_PROCESS
    basic.PerProcessUserTimeLimit = int((seconds + 1) * 10_000_000)
    basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = memory
    return limits


def confine_child(handle: int, memory: int, seconds: float) -> object | None:
    """Put a Windows child into a Job Object, which the caller keeps until the child is done (else None)."""
    if sys.platform == "win32":
        return _job(handle, memory, seconds)
    return None


def _job(handle: int, memory: int, seconds: float) -> object:
    kernel: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009 - only there on Windows
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    limits = job_limits(memory, seconds)
    kernel.SetInformationJobObject(
        ctypes.c_void_p(job), _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    if not kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(handle)):
        raise OSError("the child could not be confined")
    return _Job(kernel, job)


class _Job:
    """Closes the Job Object, and with it the child, when it is let go of."""

    def __init__(self, kernel: Any, job: int) -> None:
        self._kernel = kernel
        self._job = job

    def __del__(self) -> None:
        self._kernel.CloseHandle(ctypes.c_void_p(self._job))
