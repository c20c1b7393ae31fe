"""The arrows of the flow: pure functions from one noun of `schemas` to the next."""
