from retail_desktop.importing.memo import Memo, numbers


def test_what_is_not_ordinary_calls_for_a_closer_look() -> None:
    memo = Memo(len, lambda length: length < 3)
    meanings = memo.read(["a", "bbb", "cc"])
    assert meanings == [1, 3, 2]
    assert memo.special(meanings).tolist() == [False, True, False]
    assert not Memo(len).special(meanings).any()


def test_what_is_no_number_is_unknown() -> None:
    assert numbers([7, None, "bad_date"], -1).tolist() == [7, -1, -1]
