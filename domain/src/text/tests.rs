use super::*;

#[test]
fn folding() {
    let table = [
        ("Nguyễn Văn Đoàn", "nguyen van doan"),
        ("  hoà   bình\n", "hoa binh"),
        ("hòa bình", "hoa binh"),
        ("Đ Ð đ ð Ɖ", "d d d d d"),
        ("thuỷ THÚY thúy", "thuy thuy thuy"),
        ("ĐƯỜNG số 2/9", "duong so 2/9"),
        ("Vie\u{302}\u{323}t", "viet"),
        ("", ""),
        ("   ", ""),
    ];
    for (text, folded) in table {
        assert_eq!(fold(text), folded, "{text:?}");
        assert_eq!(fold(&fold(text)), folded, "folding twice: {text:?}");
    }
}

#[test]
fn letters_decide_before_tones() {
    let sorted = [
        "", "1", "2", "a", "A", "à", "ả", "ã", "á", "ạ", "ai", "ăn", "âm", "b", "ca", "cá", "cà phê", "dan",
        "dân", "đan", "e", "ê", "ga", "ma", "mà", "mả", "mã", "má", "mạ", "o", "ô", "ơ", "u", "ư", "x", "y",
    ];
    for pair in sorted.windows(2) {
        assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
    }
}

#[test]
fn a_key_does_not_depend_on_how_the_text_was_typed() {
    for (one, other) in
        [("ệ", "e\u{302}\u{323}"), ("ệ", "e\u{323}\u{302}"), ("ứ", "u\u{31B}\u{301}"), ("Đ", "Ð")]
    {
        assert_eq!(sort_key(one), sort_key(other), "{one}");
        assert_eq!(fold(one), fold(other), "{one}");
    }
}

#[test]
fn people_sort_by_given_family_middle() {
    let sorted = [
        ("Trần Thị An", "An"),
        ("Nguyễn Văn Ân", "Ân"),
        ("Lê Bình", "Bình"),
        ("Nguyễn An Bình", "Bình"),
        ("Nguyễn Văn Bình", "Bình"),
        ("Đỗ Cường", "Cường"),
        ("Phạm Đức", "Đức"),
        ("Lê Thị Mai Hương", "Mai Hương"),
    ];
    for pair in sorted.windows(2) {
        assert!(name_key(pair[0].0, pair[0].1) < name_key(pair[1].0, pair[1].1), "{pair:?}");
    }
    assert_eq!(name_key("Nguyễn Văn An", "Tư"), name_key("Nguyễn Văn An", "An"), "not the end of the name");
    assert_eq!(name_key("An", ""), name_key("An", "An"));
}

#[test]
fn bounds_and_forbidden_characters() {
    assert_eq!(Line::parse(" \u{A0} "), Err(BadText::Empty));
    assert_eq!(Line::parse(&"ạ".repeat(501)), Err(BadText::TooLong { most: 500, given: 501 }));
    assert!(matches!(
        Line::parse(&"x".repeat(1 << 20)),
        Err(BadText::TooLong { most: 500, given: 1_048_576 })
    ));
    assert_eq!(Line::parse("a\nb"), Err(BadText::Forbidden(0x0A)));
    assert_eq!(Line::parse("a\u{202E}b"), Err(BadText::Forbidden(0x202E)));
    assert_eq!(Prose::parse("a\0b"), Err(BadText::Forbidden(0)));
    assert_eq!(Prose::parse("a\r\nb\tc").map(|text| text.to_string()), Ok("a\nb\tc".to_owned()));
    let composed = Line::parse("Vie\u{302}\u{323}t").map(|text| text.to_string());
    assert_eq!(composed, Ok("Việt".to_owned()));
}
