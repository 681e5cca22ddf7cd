"""Whether words fit what was typed: by their beginnings, by a part, or by letters in order."""

BEGINS, INSIDE, IN_ORDER, IN_DETAIL = 0, 1, 3, 10


def misfit(typed: str, title: str, detail: str = "") -> int | None:
    """How badly `title` fits all typed words, 0 is best; None where one fits neither it nor its `detail`."""
    total = 0
    for part in typed.casefold().split():
        found = _misfit(part, title.casefold())
        if found is None and (beside := _misfit(part, detail.casefold())) is not None:
            found = beside + IN_DETAIL
        if found is None:
            return None
        total += found
    return total


def _misfit(part: str, text: str) -> int | None:
    words = text.split()
    if any(word.startswith(part) for word in words):
        return BEGINS
    if part in text:
        return INSIDE
    initials = "".join(word[0] for word in words)
    if any(word[0] == part[0] and _in_order(part, word) for word in words) or part in initials:
        return IN_ORDER
    return None


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
