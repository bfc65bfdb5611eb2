"""Words that brands are made of: YouTube, MasterCard, LinkedIn.

Each ends six or more, or begins eight or more, of the forms with a capital inside that
``dictionaries/words/casing.tsv`` and ``dictionaries/names/brands.tsv`` hold, so that a new
brand with one of them is less likely to be two words run together.
"""

from typing import Final

TAILS: Final = frozenset(
    (
        "air allah app art away back backup ball bank bar base bee bike bird block blue board bob book books bot box "
        "boy bro bus cam camp car card care cast cat center central chat check city cloud code coin com con connect "
        "core corp craft credit data day desk direct doc dog drive drop edit energie engine error express eye face "
        "fest fire fish fit flow force forge free game games gate gear geek gen guard health house hub jack jam jet "
        "key king kit lab labs land life light line link list lock logic lord mac maker man manager map mark market "
        "mart master mate max med media mind mod mode monkey name nation net news note now office oil one ops out pad "
        "party pass pay pen place play player plus pod point porn port post power press price pro punch quest rail "
        "ray reader reddit safe sci score script sec share shark shop shot smart soft source space sport sports stack "
        "star stars state station stay stop store storm stream street studio sync table tac talk tea tech tek time "
        "tools town track tree trip tube type view vision watch water way west wiki wire wise works world zero zone "
    ).split()
)

HEADS: Final = frozenset(
    (
        "active air all anti app apple ask audio auto battle big bio bit black blue cal cap car city civ cloud code "
        "coin core cross daily dark data death dev direct double dragon dream drive easy eco euro fair fast fat file "
        "fire fox free game geo get git good green home hot ice inter iron jet key libre life light live mac mad map "
        "master max media mega meta metro micro mod multi neo net new night one open pay photo play poke post power "
        "pre pro pure quick real red reddit rock rune sea sim sky smart soft sound south space speed star steam sub "
        "sun super team tech tee text the think time top total trans tri true ultra van war web white wiki win word "
        "world you zero "
    ).split()
)
