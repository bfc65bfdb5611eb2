"""A small language model that says which of two wordings of a sentence is the likelier one; the extra ``context``.

It is no part of the package: `proofread model install` fetches it once and converts it (`install`, `fetch`,
`convert`), it lies in a folder of the user's (`folder`), and a check only ever opens it (`scorer`).
"""
