"""The test pilot: drives the real kiosk by JSON lines, with touches that go through Kivy's input.

One command a line on stdin, one answer a line on stdout:
`{"do": "touch", "target": "door-ticket"}` `{"do": "step"}`
`{"do": "wait", "step": "TakeTicket", "facts": {"slip": "printed"}, "timeout_s": 20}`
`{"do": "screenshot", "path": "kiosk.png"}` `{"do": "scan", "text": "..."}`
`{"do": "stroke", "places": [[0.5, 0.8], [0.5, 0.2]]}` `{"do": "look", "path": "kiosk.jpg"}`
`{"do": "type", "text": "khai sinh"}` `{"do": "quit"}`
"""
