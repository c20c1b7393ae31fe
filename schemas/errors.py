"""The errors of the project: what a caller can do something about, each naming the thing that is wrong."""


class OnRecordError(Exception):
    """Base of every error that a user of the package may want to catch."""


class SpanError(OnRecordError):
    """A span reaches outside its text, or ends before it starts."""


class SchemaError(OnRecordError):
    """A frame does not satisfy its table: names the table, the columns, the rule and the first rows at fault."""


class ReferenceDataError(OnRecordError):
    """A reference file is wrong: names file, row, column, value and the fix."""


class ModelError(OnRecordError):
    """The language model file is missing, damaged or of another version."""


class SettingsError(OnRecordError):
    """A settings or sources file, or an argument, is wrong: names the file, the key, the value and the fix."""


class InputError(OnRecordError):
    """A file or folder that a command was given is missing, unreadable or of no known kind."""


class ArchiveError(OnRecordError):
    """The archive cannot be written, or its manifest is damaged: names the file and, where it is one line, the line."""


class DatasetError(OnRecordError):
    """The dataset is damaged, locked, of another schema version, or does not hold what was asked for: names what."""
