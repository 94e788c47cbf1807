"""Where stages run: a two-method protocol, an engine in this process and one over local processes.

A cluster engine is one more module that answers to :class:`Engine`, and a line in :data:`ENGINES`.
"""

from tawatur.engines.in_process import InProcess
from tawatur.engines.local_processes import LocalProcesses
from tawatur.engines.protocol import Engine, Lost, batches

ENGINES: dict[str, type[InProcess] | type[LocalProcesses]] = {
    "in-process": InProcess,
    "local-processes": LocalProcesses,
}

__all__ = ["ENGINES", "Engine", "InProcess", "LocalProcesses", "Lost", "batches"]
