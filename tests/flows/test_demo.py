"""The demo: the real fetch and build on loopback, twice."""

from pathlib import Path

from flows.cli import main
from flows.reader import load

PAGES = Path(__file__).parent.parent / "pages"


def test_the_demo_leaves_parquet_and_a_second_run_changes_nothing(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--pages", str(PAGES)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "Sergei Lavrov" in printed
    assert "dataset output" in printed
    claims = load("claims").collect().sort("claim_id")
    assert claims.height > 100
    assert main(["demo", "--pages", str(PAGES)]) == 0
    assert load("claims").collect().sort("claim_id").equals(claims)


def test_a_demo_without_pages_says_where_they_are(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 2
    assert "run the demo from a checkout" in " ".join(capsys.readouterr().err.split())
