"""The nouns of the project: records that pass between stages, and the tables that are published."""
