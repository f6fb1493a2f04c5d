"""`python ear.py PORT`: the loudspeaker of a hall that is on a screen.

Takes a WAV on stdin as a player of sound does, hands it over and is busy for as long as it sounds.
It is run by its path and imports nothing of ours, so that no call waits for it.
"""

import io
import socket
import sys
import time
import wave


def main() -> None:
    sound = sys.stdin.buffer.read()
    with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as line:
        line.sendall(sound)
    with wave.open(io.BytesIO(sound)) as heard:
        time.sleep(heard.getnframes() / heard.getframerate())


if __name__ == "__main__":
    main()
