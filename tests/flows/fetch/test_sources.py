import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from flows.demo_site import demo_sources
from flows.fetch.sources import SHIPPED, read_sources
from schemas.errors import SettingsError
from schemas.sources import FetchRules, FetchSettings, Source

DEFAULTS = '[defaults]\ncontact = "me@example.org"\n'
ONE = '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/feed"\n'


@pytest.fixture
def write(tmp_path):
    def write(text):
        file = tmp_path / "sources.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def test_a_source_takes_the_defaults_and_may_set_its_own(write):
    file = write(DEFAULTS + "max_pages = 50\nthreads = 2\nrevisit_hours = 0.5\n" + ONE + "max_pages = 5\n")
    sources = read_sources(file)
    assert sources.settings == FetchSettings(contact="me@example.org", threads=2)
    rules = FetchRules(max_pages=5, revisit_hours=0.5)
    assert sources.sources == (Source("A", "feed", ("https://a.example/feed",), rules),)


@pytest.mark.parametrize(("written", "meant"), [("rss", "feed"), ("atom", "feed"), ("sitemap", "sitemap")])
def test_kinds_have_everyday_names(write, written, meant):
    assert read_sources(write(DEFAULTS + ONE.replace("feed", written, 1))).sources[0].kind == meant


def test_addresses_come_singly_as_a_list_or_from_a_file_beside(write, tmp_path):
    (tmp_path / "list.txt").write_text("# two\nhttps://a.example/1\nhttps://a.example/2\n")
    listed = '[[source]]\nname = "B"\nkind = "urls"\nfile = "list.txt"\n'
    given = '[[source]]\nname = "C"\nkind = "urls"\nurls = ["https://c.example/1", "http://c.example/2"]\n'
    found = read_sources(write(DEFAULTS + ONE + listed + given)).sources
    assert [source.urls for source in found] == [
        ("https://a.example/feed",),
        ("https://a.example/1", "https://a.example/2"),
        ("https://c.example/1", "http://c.example/2"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("x = [", "not TOML", id="not TOML"),
        pytest.param(ONE, r"\[defaults\]: contact is missing; write where sites", id="no contact"),
        pytest.param('[defaults]\ncontact = "a (b)"\n' + ONE, "contact = 'a \\(b\\)' cannot stand", id="bad contact"),
        pytest.param(DEFAULTS, r"no source; add a \[\[source\]\]", id="no source"),
        pytest.param(DEFAULTS + "[sorce]\n", "unknown key 'sorce'; did you mean 'source'", id="misspelt table"),
        pytest.param(DEFAULTS + "max_pges = 1\n" + ONE, "unknown key 'max_pges'; did you mean 'max_pages'", id="key"),
        pytest.param(DEFAULTS + ONE + "threads = 3\n", "source 'A': unknown key 'threads'", id="key of the whole run"),
        pytest.param(
            DEFAULTS + "max_pages = 0\n" + ONE, "max_pages = 0 must be a whole number of at least 1", id="zero"
        ),
        pytest.param(DEFAULTS + "max_pages = 1.5\n" + ONE, "max_pages = 1.5 must be a whole number", id="fraction"),
        pytest.param(
            DEFAULTS + ONE + "max_bytes = true\n", "max_bytes = True must be a whole number", id="truth value"
        ),
        pytest.param(DEFAULTS + ONE + 'max_age_days = "2"\n', "max_age_days = '2' must be a number", id="text"),
        pytest.param(DEFAULTS + "seconds_per_request = -1\n" + ONE, "must be a number of at least 0", id="negative"),
        pytest.param(DEFAULTS + "read_seconds = inf\n" + ONE, "read_seconds = inf must be", id="endless"),
        pytest.param(DEFAULTS + ONE.replace('"A"', '""'), "source 1: name is missing", id="no name"),
        pytest.param(DEFAULTS + ONE.replace('"feed"', '"web"'), "source 'A': kind = 'web' is not known", id="kind"),
        pytest.param(DEFAULTS + ONE.replace('kind = "feed"\n', ""), "kind = None is not known", id="no kind"),
        pytest.param(DEFAULTS + ONE.replace("https:", "ftp:"), "is no address; it must begin with http", id="ftp"),
        pytest.param(DEFAULTS + ONE.replace("https://a.example", "http://[x"), "is no address", id="not an address"),
        pytest.param(DEFAULTS + ONE + 'urls = ["https://b.example"]\n', "exactly one of url, urls and file", id="both"),
        pytest.param(DEFAULTS + ONE.replace("url =", "urls ="), "must hold at least one address", id="no list"),
        pytest.param(
            DEFAULTS + ONE.replace('url = "https://a.example/feed"', "urls = [1]"), "1 is no address", id="int"
        ),
        pytest.param(
            DEFAULTS + ONE.replace('url = "https://a.example/feed"', 'file = "gone.txt"'), "gone.txt cannot", id="file"
        ),
        pytest.param(DEFAULTS + ONE + ONE, "source 'A' is there twice", id="twice"),
        pytest.param("source = 1\n" + DEFAULTS, r"write one \[defaults\] table", id="no table"),
    ],
)
def test_mistakes_name_file_source_key_and_fix(write, text, message):
    file = write(text)
    with pytest.raises(SettingsError, match=message) as refused:
        read_sources(file)
    assert str(refused.value).startswith(str(file))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"gone\.toml: the sources file cannot be read: No such file"):
        read_sources(tmp_path / "gone.toml")


def test_the_shipped_file_lacks_nothing_but_a_contact(write):
    text = SHIPPED.read_text(encoding="utf-8")
    with pytest.raises(SettingsError, match="contact is missing"):
        read_sources(SHIPPED)
    filled = read_sources(write(text.replace('contact = "" ', 'contact = "me@example.org" ')))
    assert len(filled.sources) == len(tomllib.loads(text)["source"])


def test_the_demo_writes_a_file_that_reads(write):
    [feed, sitemap] = read_sources(write(demo_sources("http://127.0.0.1:1"))).sources
    assert (feed.kind, sitemap.kind, feed.rules.seconds_per_request) == ("feed", "sitemap", 0.0)


def test_the_page_on_sources_tells_every_key_and_its_default():
    text = (Path(__file__).parents[3] / "docs" / "sources.md").read_text(encoding="utf-8")
    for declared in (FetchRules, FetchSettings):
        for field in fields(declared):
            assert f"`{field.name}`" in text
    for field in fields(FetchRules):
        assert (
            f"| `{field.name}` | {field.default:g} |".replace("1e+07", "10000000").replace("| 1 |", "| 1.0 |") in text
        )


def test_the_example_of_the_page_on_sources_reads(write, tmp_path):
    text = (Path(__file__).parents[3] / "docs" / "sources.md").read_text(encoding="utf-8")
    (tmp_path / "ministries.txt").write_text("https://ministry.example/1\n")
    example = text.partition("```toml\n")[2].partition("```")[0]
    assert [source.kind for source in read_sources(write(example)).sources] == ["feed", "urls"]
