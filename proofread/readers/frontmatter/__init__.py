"""Front matter: the settings, in YAML or TOML, that site builders put before a story."""
