"""Figures: the numbers of a text that are quantities, with bound, unit, change and what they count.

from transforms.figures import read_figures

figures = read_figures(parse, times)
"""

from transforms.figures.reader import read_figures

__all__ = ["read_figures"]
