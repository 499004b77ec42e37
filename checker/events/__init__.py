"""Events: which articles tell the same one."""
