"""Rules: loading them, comparing facts by them, and judging events."""
