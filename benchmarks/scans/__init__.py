"""Pages printed from known text, worn as scans are, and read again by a recognition program."""
