#!/usr/bin/env python3
"""Writes stems-dutch.txt: words of this project's own sample content with the stems that the
independent `snowballstemmer` package (Dutch, Porter) makes of them.

    pip install snowballstemmer && python3 stems-dutch.py > stems-dutch.txt
"""

import csv
import pathlib
import re

import snowballstemmer

DATA = pathlib.Path(__file__).resolve().parents[4] / "server" / "data"

words = set()
for path in sorted(DATA.rglob("*.csv")):
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.reader(file):
            for cell in row:
                words.update(re.findall(r"(?<![\w./@-])[a-z]{3,}(?![\w./@-])", cell.lower()))
# Endings that are rare in the sample.
words.update(
    "waarheden gelegenheden mogelijkheid gemeenheid ogenblikkelijk draagbare eetbaar zichtbare "
    "bleekheid jeugdige heilige koeien maaien zeeen knieen yoghurt lekkere gladde witte dienend "
    "genezing gemen gemene lachend lachende eeuwige zoekend bezigheid ijverig ijverige".split()
)

stemmer = snowballstemmer.stemmer("dutch_porter")
print("# Made by stems-dutch.py with snowballstemmer (BSD-3-Clause).")
for word in sorted(words):
    print(word, stemmer.stemWord(word))
