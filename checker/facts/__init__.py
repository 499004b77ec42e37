"""Facts: what each article states, about what, said by whom."""
