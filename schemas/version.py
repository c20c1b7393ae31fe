"""The version of the project: written into every row of `articles` and read by the build."""

VERSION = "0.1.0"
