"""Places that are not prose: addresses, code, placeholders, markup, file names, handles."""

from __future__ import annotations

from bisect import bisect_right

import regex

from ..model import Span

# Every alternative starts with a literal or a bounded run, so that the search stays linear.
_PROTECTED = regex.compile(
    r"""
      (?:https?|ftp|file|mailto)://?[^\s<>"“”«»]++            # addresses
    | \bwww\.[^\s<>"“”«»]++
    | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})++           # e-mail
    | (?<!\w)@[\w.@]{1,64}                                   # handles
    | (?<![\w&])\#[\p{L}\p{N}_]{1,100}                       # hashtags
    | (?<!`)`[^`\n]{1,200}`(?!`)                                        # code
    | </?[a-zA-Z][^<>\n]{0,300}>                             # tags
    | \{\{[^{}\n]{1,100}\}\} | \$?\{[\w .:,%+-]{0,100}\}     # placeholders
    | %(?:\([\w .]{1,60}\))?[-+0-9.]{0,6}[sdifgxo@](?!\w) | %\d{1,2}\$[sd@]
    | &(?:[a-zA-Z]{2,10}|\#\d{1,7}|\#x[0-9a-fA-F]{1,6});     # entities
    | \b(?:[A-Za-z]:\\|~?/)(?:[\w.-]{1,80}[/\\]){1,20}[\w.-]{0,80}   # paths
    | \b(?:[\w-]{1,63}\.){1,6}(?:com|org|net|edu|gov|int|info|io|ai|app|dev|tv|co|eu
        |de|fr|ru|uk|pl|it|es|nl|ca|au|jp|cn|br|ua|cz|us|ch|at|be|se|no|fi|dk|pt|gr|ro|hu|sk|si|hr|bg|lt|lv|ee|ie|in|kr
        |tw|hk|mx|ar|cl|za|tr|il|ir
        |html?|php|js|css|py|json|xml|ya?ml|csv|txt|md|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|mp[34]|zip|exe|dll|ini)
        (?:/[^\s<>"“”«»]*+)?(?![\w-])
    | \b[a-zA-Z]+(?:_[a-zA-Z0-9]+)++\b                       # snake_case
    | \b[a-z]{2,30}[A-Z][a-z]+[A-Za-z]*\b(?=\()              # calls
    """,
    regex.V1 | regex.VERBOSE,
)
_MARKS = regex.compile(r"[@#`<{%&/\\_]|www\.|\w\.\w|:", regex.V1)


class Protected:
    """The protected spans of a text, in order, found once."""

    def __init__(self, text: str) -> None:
        self.spans: list[Span] = []
        if _MARKS.search(text):
            self.spans = [Span(*match.span()) for match in _PROTECTED.finditer(text)]
        self._starts = [span.start for span in self.spans]

    def covers(self, start: int, end: int) -> bool:
        """Say whether a protected span touches the range."""
        place = bisect_right(self._starts, start)
        near = self.spans[max(0, place - 1) : place + 1]
        return any(span.start < end and start < span.end for span in near)
