"""The child: a Job on standard input, a PNG on standard output. It knows no font, no file and no network."""

import resource
import sys

import msgspec


def main() -> None:
    from .drawing import Job

    job = msgspec.json.decode(sys.stdin.buffer.read(), type=Job)
    memory = job.megabytes * 1024 * 1024
    for kind, most in ((resource.RLIMIT_CPU, job.seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (most, most))
    import resvg_py

    sys.stdout.buffer.write(resvg_py.svg_to_bytes(
        svg_string=job.markup, width=job.width, height=job.height, skip_system_fonts=True))


if __name__ == "__main__":
    main()
