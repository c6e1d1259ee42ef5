"""Speed and memory as ratios: ours against a bare WSGI application that returns the same bytes.

Both stand under the same server on the same machine in the same run, and are asked in turns, so that
what else the machine does weighs on both. Read the ratios, not the seconds.
"""
