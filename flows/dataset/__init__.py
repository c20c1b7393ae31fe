"""The dataset on disk: versions that switch for all tables at once, written in parts, checked and published."""
