"""The API for programs, under /api/v1.

parameters.py    what can be asked, each with its schema, which is also what checks it
answers.py       the records that are sent
operations.py    the table of addresses: parameters, function, answer
description.py   that table as OpenAPI
routes.py        that table as routes: checks, ETag, links, streams
"""
