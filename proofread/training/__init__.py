"""Learns what the model weighs and how copy goes wrong from news with marked errors; nothing of it runs in a check.

Needs numpy and scipy, the extra ``train``; `require` says so where they are absent.
"""

from proofread.errors import UsageError


def require() -> None:
    """Make sure that what training needs is installed.

    Raises:
        UsageError: it is not.
    """
    try:
        import numpy as np
        from scipy import optimize
    except ImportError:
        raise UsageError("training needs numpy and scipy", hint="pip install 'proofread[train]'") from None
    del np, optimize
