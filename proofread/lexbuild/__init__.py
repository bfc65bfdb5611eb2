"""From the reviewed sources to the compiled dictionaries; never imported by a check."""
