"""A build in parts: which parts there are, and who makes them: processes of this machine, workers of others, or a run
before this one, which has laid them down.

A part is a pure function of the code, the data and the release, so whoever makes it makes the same bytes, and parts are
put together in one order.
"""
