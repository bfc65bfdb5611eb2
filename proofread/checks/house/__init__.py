"""What the house has ruled."""
