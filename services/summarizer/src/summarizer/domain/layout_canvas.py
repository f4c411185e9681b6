"""Lines in the making: text collapses its white space, blocks stand apart, lists are indented."""

_MOST_INDENT = 200


class Canvas:
    """Of a document, or of a cell of a table."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        """Or several at once, with the line ends between them."""
        self._line = ""
        self._takes_space = False
        """Whether a blank would be the first one behind a word of the line."""
        self._blank_lines = 1_000
        """That stand above already."""
        self._indent = 0
        self._indents: list[int] = []
        self._bullets: list[tuple[int, str]] = []
        """Those still to be written, each with the depth of its item."""
        self._has_begun = False
        """Whether the present line has its indentation."""

    def write(self, text: str) -> None:
        """Text whose white space is one blank at most."""
        words = text.split()
        if not words:
            if self._takes_space:
                self._line += " "
                self._takes_space = False
            return
        told = " ".join(words)
        if not self._line:
            told = self._beginning() + told
        elif self._takes_space and text[0].isspace():
            told = f" {told}"
        self._takes_space = not text[-1].isspace()
        self._line += told if self._takes_space else f"{told} "

    def write_as_it_is(self, text: str) -> None:
        """Text with its lines and blanks."""
        rest = "\n" + " " * min(self._indent, _MOST_INDENT)
        self._line += self._beginning() + text.replace("\n", rest)
        self._takes_space = True

    def end_line(self) -> bool:
        """Whether there was anything in it."""
        line = self._line
        if not line:
            return False
        if not self._takes_space and line[-1] == " ":
            line = line[:-1]
        self._lines.append(line)
        self._line, self._takes_space, self._has_begun = "", False, False
        self._blank_lines = 0
        return True

    def break_line(self) -> None:
        """End the line, even an empty one."""
        if not self.end_line():
            self._lines.append("")
            self._new_line()

    def open(self, blank_lines: int, indent: int, bullet: str) -> None:
        """Begin a block, with so many blank lines above."""
        self._end_block(bullet)
        self._indent += indent
        self._indents.append(indent)
        if bullet:
            self._bullets.append((len(self._indents), bullet))
        self.leave(blank_lines)

    def close(self, bullet: str) -> None:
        """End a block."""
        self._end_block(bullet)
        self.unindent()

    def unindent(self) -> None:
        """As outside of the innermost block."""
        if self._bullets and self._bullets[-1][0] >= len(self._indents):
            self._bullets.pop()
        if self._indents:
            self._indent -= self._indents.pop()

    def leave(self, blank_lines: int) -> None:
        """So many blank lines, those counted that are there."""
        if blank_lines > self._blank_lines:
            self._lines.append("\n" * (blank_lines - self._blank_lines - 1))
            self._blank_lines = blank_lines

    def text(self) -> str:
        """Everything that was written."""
        self.end_line()
        return "\n".join(self._lines)

    def _new_line(self) -> None:
        self._line, self._takes_space, self._has_begun = "", False, False

    def _end_block(self, bullet: str) -> None:
        """An item of a list without a word has its bullet all the same."""
        if self.end_line() or not bullet or self._has_begun or not self._bullets:
            return
        _, written = self._bullets.pop()
        indent = min(self._indent - self._indents[-1], _MOST_INDENT)
        self._lines.append(" " * (indent - len(written)) + written)
        self._new_line()
        self._blank_lines = 0

    def _beginning(self) -> str:
        if self._has_begun:
            return ""
        self._has_begun = True
        indent = min(self._indent, _MOST_INDENT)
        if not self._bullets:
            return " " * indent
        _, bullet = self._bullets.pop()
        return " " * (indent - len(bullet)) + bullet
