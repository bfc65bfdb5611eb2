"""Sentences of our own as the news prints them, run through the model once to see how strong its channels are."""

from typing import Final

SENTENCES: Final = (
    "Harbour authority delays dredging as costs climb to $41 million",
    "The port of Varna will stay closed to tankers until Thursday, its director, Elena Petrova, told reporters.",
    "“We were promised a road in 2019, and we are still walking through mud,” said Joseph Mwangi, a teacher.",
    "Police said two men, aged 24 and 31, were held after a fight outside a railway station in the north of the city.",
    "Prime Minister Ingrid Halvorsen met the Turkish foreign minister in Ankara on Monday to discuss grain exports.",
    "Shares in the chip maker fell 3.7% in early trading, while the euro was little changed at 1.08 dollars.",
    "The vaccine prevented severe illness in nine of ten patients, according to a study published in April.",
    "Real Oviedo won 2-1 away from home, with both goals by the substitute Carlos Ibáñez in the last five minutes.",
    "If the court agrees with the ministry, it would be the first time that a law of this kind is struck down.",
    "WASHINGTON (Wire) - The Senate voted 61 to 38 for the bill, which the president is expected to sign next week.",
    "Heavy rain is forecast for the Midlands; the Environment Agency has issued 12 warnings.",
    "She was born in Kharkiv, studied in Prague and led the company from 1998 until its sale to a German rival.",
    "Click here to subscribe to our newsletter. All rights reserved.",
    "The U.N. World Food Programme said that it had reached only a third of the families who need help there.",
)
