"""What the command line does: finding inputs, adding them to a store, printing tables. `cli.py` wires it."""
