"""Pages of coaching: the resident's own, the coach's, the aspirant's, and the trekker's who hands over."""
