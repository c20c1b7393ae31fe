"""Answer an evaluation task: read a JSONL (or CoNLL-U, IOB2) file, write predictions in the form its scorer reads.

    python benchmarks/predict.py TASK IN OUT [--raw]

The gold answers that IN may hold are not looked at. `--raw` is for `parse` alone: annotate the text of the file
instead of its tokens.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path

PREDICTORS = {
    "pages": ("predict_pages", "predict_pages"),
    "parse": ("predict_language", "predict_parse"),
    "ner": ("predict_language", "predict_ner"),
    "attribution": ("predict_attribution", "predict_attribution"),
    "figures": ("predict_figures", "predict_figures"),
    "times": ("predict_times", "predict_times"),
    "codes": ("predict_actors", "predict_codes"),
    "links": ("predict_actors", "predict_links"),
    "chains": ("predict_actors", "predict_chains"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the predictor of one task; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted(PREDICTORS), metavar="TASK", help=", ".join(PREDICTORS))
    parser.add_argument("input", type=Path, metavar="IN", help="the evaluation file")
    parser.add_argument("output", type=Path, metavar="OUT", help="where the predictions go")
    parser.add_argument("--raw", action="store_true", help="parse: from the text, not from the tokens")
    given = parser.parse_args(arguments)
    if not given.input.is_file():
        parser.error(f"{given.input}: no such file")
    if given.raw and given.task != "parse":
        parser.error("--raw is for the task parse alone")
    module, function = PREDICTORS[given.task]
    predict = getattr(import_module(module), function)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    if given.task == "parse":
        predict(given.input, given.output, raw=given.raw)
    else:
        predict(given.input, given.output)
    return 0


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]
    sys.exit(main())
