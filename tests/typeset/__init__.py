"""Checks of typeset Thai: what a PDF says when copied, where its lines end, how marks stand.

A missing tool (poppler, ICU, libthai) is an error, never a pass.
"""
