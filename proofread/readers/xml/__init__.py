"""Stories and feeds in XML: RSS, Atom, NITF, NewsML-G2."""
