"""Own types and modes from one YAML file: `spec` reads it, `fit` makes an extension of it."""
