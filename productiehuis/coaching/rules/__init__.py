"""What holds for coaching, on plain values: who may be a pair, how an aspirant learns, what stays handed over."""
