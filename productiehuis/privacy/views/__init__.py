"""Pages about who looked, what is kept, and what people want with their data."""
