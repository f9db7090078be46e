"""Show a store in the browser: read-only, server-rendered, nothing from another host."""
