"""Given names with their usual gender; names that are common for both are left out on purpose."""

from transforms.reference import read_rows

GENDERS: dict[str, str] = {
    row["name"]: row["gender"] for row in read_rows("given_names.csv", ("name", "gender"), ("name",))
}
"""m or f by given name without diacritics."""
