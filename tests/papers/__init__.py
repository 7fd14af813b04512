"""The gallery of papers: every form as it is printed, to be looked at beside the rules (``make papers``)."""
