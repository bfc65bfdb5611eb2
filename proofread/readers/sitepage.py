"""A page of a site builder: HTML, perhaps with front matter before it."""

from collections.abc import Sequence

from proofread.model.document import Document
from proofread.readers.html import read_html


def read_site_page(name: str, source: str, fields: Sequence[str]) -> Document:
    """A story in HTML; in the front matter before it, if there is any, `fields` are prose."""
    if not source.startswith("---"):
        return read_html(name, source)
    from proofread.readers.frontmatter.reading import read_front_matter

    front = read_front_matter(name, source, fields)
    return front.before(read_html(name, source, front.end))
