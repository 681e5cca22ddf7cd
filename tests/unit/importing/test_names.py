"""What a thing is called together with its variants."""

from retail_desktop.importing.names import full_name, unescaped

TEE = {"name": "Tee", "variant": "S", "variant_two": "Red", "variant_three": ""}


def test_variants_follow_the_name_as_the_vendor_writes_them() -> None:
    assert full_name(TEE, (" - ", " / ")) == "Tee - S / Red"
    assert full_name(TEE, None) == "Tee S Red"


def test_a_variant_that_says_nothing_is_left_out() -> None:
    assert full_name({"name": "Mug", "variant": "Default Title"}, (" - ", " / ")) == "Mug"
    assert full_name({"name": "Latte", "variant": "Regular"}, None) == "Latte"


def test_variants_alone_are_no_name() -> None:
    assert full_name({"variant": "S"}, None) == ""


def test_entities_are_read() -> None:
    assert unescaped("Mug &amp; saucer") == "Mug & saucer"
    assert unescaped("Mug & saucer") == "Mug & saucer"
