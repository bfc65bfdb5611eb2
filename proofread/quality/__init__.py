"""How good the text of a story is: how much of it is known, how much is misread, and what that is good for."""
