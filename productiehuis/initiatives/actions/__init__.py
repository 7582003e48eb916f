"""Every write at an initiative or a house, one module per noun."""
