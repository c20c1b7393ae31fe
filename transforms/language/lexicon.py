"""The closed word lists by which text is cut into tokens and sentences; abbreviations without their stop."""


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


PREFIXES = _words(
    """
    anti bi co counter de e ex extra inter intra macro mega meta micro mid mini mis multi neo non para post pre pro
    proto pseudo psycho quasi re semi socio sub super supra trans tri ultra un uni
    """
)
"""Prefixes that stay with their word over a hyphen ("co-founder"), as in EWT and GUM; other compounds are split."""

TITLES = _words(
    """
    mr mrs ms messrs dr prof rev fr gen lt col maj capt cmdr cdr adm sgt cpl pvt brig sen sens rep reps gov govs pres
    amb atty asst supt insp det st mt ft hon
    """
)
"""Stand before a name, written with a capital; their stop never ends a sentence."""

NAMED_ABBREVIATIONS = _words(
    """
    jr sr inc corp co ltd llc bros plc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur
    thurs fri sat sun ave blvd rd hwy dept univ assn intl ala ariz ark calif colo conn del fla ga ill ind kan ky la
    mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ed eds ph.d m.d
    """
)
"""Written with a capital; may end a sentence."""

ABBREVIATIONS = _words("vs v al ca etc cf approx govt e.g i.e a.m p.m jr sr inc corp co ltd")
"""Written with a stop in lower case too."""

NUMBERED = _words("no nos vol vols p pp fig figs sec art ch")
"""Abbreviations only before a number ("No. 10", "pp. 4-6"); else words that end a sentence."""

CLITIC_WORDS = {
    **dict.fromkeys(("cannot", "gonna", "wanna", "gotta", "gimme", "lemme"), 3),
    **{
        word: len(word) - 2
        for word in _words("dont didnt doesnt isnt wasnt couldnt wouldnt shouldnt arent werent havent")
    },
}
"""Words written as one that are two, and where the second begins."""

UNITS = _words(
    """
    am pm a.m p.m m mm cm km kg g mg lb lbs oz ft mi mph kph kmh kw mw gw kwh mwh gwh hz mhz ghz kb mb gb tb ml l cc h
    hr hrs min mins sec secs yr yrs pts pc p c k b t bn mn tn mln bln trn usd eur gbp sqm
    """
)
"""Split off from the number they are written against ("5km", "7pm", "£3bn"); ordinals, decades and codes are not."""

SENTENCE_STARTERS = _words(
    """
    a an the this that these those it its he she they we i you his her their our my your in on at for from with by as
    to of if when while after before since although though because but and or so yet however meanwhile there here what
    who why how where which not no some many most several all both each every another one two then now today also
    still even among despite under according asked earlier last
    """
)
"""Words that, capitalised after an abbreviation, begin a sentence more often than they go on with one."""

REPORTING_VERBS = _words(
    """
    said asked says asks wondered wrote replied answered added told shouted cried continued exclaimed demanded quipped
    inquired tweeted joked retorted insisted recalled argued declared thundered mused pleaded
    """
)
"""Verbs of the clause that follows a quoted question or exclamation in the same sentence."""
