"""Sentences to build texts of: real-looking lengths, and words as unevenly common as real ones.

The same on every machine: nothing but arithmetic on fixed seeds.
"""

from __future__ import annotations

import random

SPOKEN = """
commitment government ministry officials agreement precursor chemicals export control
cooperation border measures meeting working group statement summit leaders counternarcotics
trade law enforcement agency customs inspection shipment company financial sanctions report
review progress implementation framework treaty convention regulation licence monitoring climate
emissions energy technology investment security dialogue exchange delegation minister president
secretary ambassador council committee assembly resolution declaration schedule deadline target
baseline figures evidence source publication record audit verification compliance violation
dispute settlement tariff quota market access fisheries migration refugees health vaccine
research laboratory university students visa travel aviation maritime shipping port harbour
railway pipeline electricity nuclear reactor enrichment inspectors safeguards disarmament
ceasefire withdrawal troops exercise missile satellite telecommunications data privacy platform
children education culture heritage tourism agriculture grain soybean fertiliser water river
delta basin forest reforestation biodiversity ocean plastic
"""
COMMON = SPOKEN.split()
LINKS = ("the", "of", "and", "to", "in", "for", "on", "with", "by", "from", "that", "as", "was")
ONSETS = ("b", "br", "d", "dr", "f", "g", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
ENDS = ("", "l", "m", "n", "r", "s", "nd", "rt", "st")
RARE = 2400
SENTENCES = 12_000
SEED = 20_240_130


def vocabulary() -> list[str]:
    """Common words first; then names and terms that few texts have."""
    chance = random.Random(SEED)  # noqa: S311 reproducible, and nothing secret
    words = list(COMMON)
    seen = set(words) | set(LINKS)
    while len(words) < len(COMMON) + RARE:
        word = "".join(
            chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(ENDS)
            for _ in range(chance.randint(2, 3))
        )
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words


def sentences() -> list[str]:
    """Of 48 characters on average, so that two make a title and ten a text."""
    chance = random.Random(SEED + 1)  # noqa: S311
    words = vocabulary()
    made = []
    for _ in range(SENTENCES):
        parts: list[str] = []
        wanted = chance.randint(34, 58)
        while sum(map(len, parts)) + len(parts) < wanted:
            if parts and chance.random() < 0.3:
                parts.append(chance.choice(LINKS))
            else:
                parts.append(words[int(len(words) * chance.random() ** 2.2)])
        made.append(" ".join(parts).capitalize() + ".")
    return made
