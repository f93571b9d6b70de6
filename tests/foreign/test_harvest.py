"""What rows hold: nodes below nodes, indicators, and everything that was not understood."""

from __future__ import annotations

from tests.foreign.small_table import causes, nodes, read


def test_levels_in_columns_make_a_tree_and_blank_cells_go_on() -> None:
    found = read(
        "tujuan sasaran program",
        """
        Tujuan | Sasaran | Program
        Prima | Mutu | Layanan
        || Sarana
        | Akuntabel | Penunjang
        Mandiri | Desa maju
        """,
    )
    assert nodes(found) == [
        "tujuan: Prima",
        "sasaran: Mutu < Prima",
        "program: Layanan < Mutu",
        "program: Sarana < Mutu",
        "sasaran: Akuntabel < Prima",
        "program: Penunjang < Akuntabel",
        "tujuan: Mandiri",
        "sasaran: Desa maju < Mandiri",
    ]


def test_columns_under_one_heading_are_steps_of_one() -> None:
    found = read("uraian uraian", "Program/Kegiatan | Program/Kegiatan\nLayanan\n| Rapat\nDesa")
    assert nodes(found) == ["program: Layanan", "kegiatan: Rapat < Layanan", "program: Desa"]


def test_a_program_under_two_sasaran_is_one_with_a_further_parent() -> None:
    found = read("sasaran program", "Sasaran | Program\nMutu | Layanan\nAkuntabel | LAYANAN\nMutu | Layanan")
    assert [node.uraian for node in found.nodes] == ["Mutu", "Layanan", "Akuntabel"]
    assert [node.uraian for node in found.nodes[1].induk_lain] == ["Akuntabel"]


def test_the_same_goal_below_another_goal_is_another() -> None:
    found = read("tujuan sasaran", "Tujuan | Sasaran\nPrima | Mutu\nMandiri | Lain\nPrima | Mutu")
    assert nodes(found) == [
        "tujuan: Prima",
        "sasaran: Mutu < Prima",
        "tujuan: Mandiri",
        "sasaran: Lain < Mandiri",
    ]


def test_the_same_words_under_another_kode_are_another_node() -> None:
    found = read(
        "kode program", "Kode | Program\n'7.01.01' | Layanan\n'7.01.02' | Layanan\n'7.01.01' | Layanan"
    )
    assert [node.kode for node in found.nodes] == ["7.01.01", "7.01.02"]


def test_a_kode_found_later_and_one_within_the_words_are_kept() -> None:
    found = read("kode program", "Kode | Program\n| Layanan\n'7.01.02' | Layanan")
    assert [node.kode for node in found.nodes] == ["7.01.02"]
    found = read("program", "Program\n7.01.03 Pemberdayaan Desa")
    assert [(node.kode, node.uraian) for node in found.nodes] == [("7.01.03", "Pemberdayaan Desa")]


def test_a_kode_of_another_level_is_not_taken() -> None:
    found = read("kode sasaran program", "Kode | Sasaran | Program\n'7.01.02' | Mutu")
    assert [(node.uraian, node.kode) for node in found.nodes] == [("Mutu", "")]


def test_each_indicator_column_has_the_columns_up_to_the_next() -> None:
    found = read(
        "sasaran indikator satuan target_tahun program indikator_program satuan target_tahun",
        "S | I | Sat | T | P | I | Sat | T\nMutu | IKM | indeks | 85 | Layanan | Persen | % | 100",
    )
    assert [(each.text, each.node and each.node.uraian, each.values) for each in found.indikator] == [
        ("IKM", "Mutu", {"satuan": "indeks", "target_tahun": 85}),
        ("Persen", "Layanan", {"satuan": "%", "target_tahun": 100}),
    ]


def test_an_indicator_belongs_to_the_node_left_of_it_else_to_any() -> None:
    found = read("sasaran indikator program", "S | I | P\nMutu | IKM | Layanan")
    assert found.indikator[0].node is found.nodes[0]
    found = read("indikator sasaran", "I | S\nIKM | Mutu")
    assert found.indikator[0].node is found.nodes[0]
    found = read("indikator satuan", "I | Sat\nIKM | indeks")
    assert found.indikator[0].node is None


def test_an_indicator_found_again_takes_what_it_lacks_and_what_differs_is_named() -> None:
    found = read(
        "sasaran indikator satuan target_tahun",
        "S | I | Sat | T\nMutu | IKM || 85\nMutu | ikm | indeks | 85\nMutu | IKM | nilai | 85",
    )
    assert found.indikator[0].values == {"target_tahun": 85, "satuan": "indeks"}
    assert causes(found) == ["4 indikator ini sudah dibaca pada Lembar baris 2 dengan satuan lain"]


def test_a_column_of_iku_marks_its_indicators() -> None:
    found = read("sasaran indikator", "Sasaran | Indikator Kinerja Utama\nMutu | IKM")
    assert found.indikator[0].values == {"iku": "Ya"}


def test_money_stays_with_its_node_and_a_second_amount_is_named() -> None:
    found = read(
        "program pagu indikator",
        "P | Pagu | I\nLayanan | 100 | A\n| 100 | B\n| 200 | C\nSarana | | D",
    )
    assert [node.values for node in found.nodes] == [{"pagu": 100}, {}]
    assert causes(found) == ["4 'Layanan' sudah punya Pagu anggaran (Rp) lain"]


def test_a_merged_unit_is_of_every_node_that_begins_beside_it_but_merged_money_only_of_the_first() -> None:
    found = read(
        "program unit pagu indikator",
        "P | Unit | Pagu | I\nLayanan | Camat | 9 | A\nSarana | Camat | 9 | B\n| Camat | 9 | C",
        continued={3: frozenset({1, 2}), 4: frozenset({1, 2})},
    )
    assert [node.values for node in found.nodes] == [{"unit": "Camat", "pagu": 9}, {"unit": "Camat"}]
    assert [each.values for each in found.indikator] == [{"unit": "Camat"}] * 3


def test_an_indicator_merged_over_rows_is_one_and_what_stands_beside_its_rest_is_named() -> None:
    found = read(
        "sasaran indikator target_tahun",
        "S | I | T\nMutu | IKM | 85\nMutu | IKM | 86\nMutu | IKM",
        continued={3: frozenset({0, 1}), 4: frozenset({0, 1})},
    )
    assert len(found.indikator) == 1
    assert causes(found) == [
        "3 tidak ada indikator pada baris ini",
        "3 tidak ada kinerja atau indikator pada baris ini",
        "4 tidak ada isi pada kolom yang diimpor",
    ]


def test_money_without_a_node_is_named() -> None:
    found = read("pagu program", "Pagu | P\n100 |")
    assert causes(found) == [
        "2 tidak ada kinerja pada baris ini",
        "2 tidak ada kinerja atau indikator pada baris ini",
    ]


def test_a_row_of_unknown_level_is_named_and_gives_nothing_to_the_node_above() -> None:
    found = read(
        "sasaran uraian indikator",
        "Sasaran | Program/Kegiatan | I\nMutu | Layanan | A\n| Sarana | B",
    )
    assert nodes(found) == ["sasaran: Mutu"]
    assert found.indikator == []
    cause = "tingkatnya tidak diketahui; pada peta pilih bidang yang menyebut tingkatnya"
    assert causes(found) == [f"2 {cause}", f"3 {cause}"]
    assert [left.whole for left in found.left] == [False, True]


def test_a_level_unknown_in_a_merged_rest_is_no_new_row() -> None:
    found = read(
        "uraian indikator",
        "Program/Kegiatan | I\nProgram A | x\nProgram A | y",
        continued={3: frozenset({0})},
    )
    assert [each.text for each in found.indikator] == ["x", "y"]


def test_urusan_above_the_programs_is_understood_and_left() -> None:
    found = read("kode uraian", "Kode | Uraian\n7 | KEWILAYAHAN\n'7.01.02' | PELAYANAN")
    assert [(left.row, left.whole, left.understood) for left in found.left] == [(2, True, True)]


def test_cells_without_a_value_are_named_where_they_would_be_taken() -> None:
    found = read(
        "sasaran target_tahun realisasi", "S | T | R\nMutu ||", unread={2: {1: "kosong", 2: "kosong juga"}}
    )
    assert [(left.column and left.column.letter, left.cause) for left in found.left] == [("B", "kosong")]


def test_a_row_that_is_no_data_is_counted_and_a_hidden_one_is_taken_and_named() -> None:
    found = read("sasaran", "S\nMutu\nJumlah", skipped={3: "baris jumlah"}, hidden={2: True})
    assert (found.read, len(found.taken), found.hidden) == (2, 1, [("Lembar", 2)])
    assert causes(found) == ["3 baris jumlah"]


def test_several_indicators_in_one_cell_are_told_apart_with_their_targets() -> None:
    fields = "sasaran indikator satuan target_tahun"
    source = "S | I | Sat | T\nMutu | 'a. IKM\\nb. Nilai SAKIP' | nilai | '1. 85\\n2. 76'"
    found = read(fields, source)
    assert [(each.text, each.values) for each in found.indikator] == [
        ("IKM", {"satuan": "nilai", "target_tahun": "85"}),
        ("Nilai SAKIP", {"satuan": "nilai", "target_tahun": "76"}),
    ]
    found = read(fields, "S | I | Sat | T\nMutu | '- IKM\\n- Nilai' || 85")
    assert causes(found) == ["2 sel indikatornya berisi beberapa indikator, sel ini tidak"]
    found = read(fields, "S | I | Sat | T\nMutu | 'Desa maju\\nDesa mandiri' | % | '50\\n60'")
    assert [each.values["target_tahun"] for each in found.indikator] == ["50", "60"]
    found = read(fields, "S | I | Sat | T\nMutu | 'Desa maju\\ndan mandiri' | % | 50")
    assert [each.text for each in found.indikator] == ["Desa maju dan mandiri"]


def test_a_text_over_the_whole_table_is_a_node_where_it_names_its_level() -> None:
    found = read(
        "nomor program indikator",
        "No | P | I\nSasaran 1: Mutu layanan\n1 | Layanan | IKM\nIndikator belum ditetapkan semua\nHal. 2",
    )
    assert nodes(found) == ["sasaran: Mutu layanan", "program: Layanan < Mutu layanan"]
    assert [(left.row, left.understood) for left in found.left] == [(4, False), (5, True)]


def test_money_between_a_sasaran_and_its_program_is_the_program_s() -> None:
    found = read("sasaran pagu rak_tw1 program", "S | Pagu | RAK | P\nMutu | 100 | 25 | Layanan\nAman | 50 |")
    assert [node.values for node in found.nodes] == [{}, {"pagu": 100, "rak_tw1": 25}, {"pagu": 50}]


def test_an_indicator_that_is_only_a_number_is_taken_as_its_text() -> None:
    found = read("indikator target_tahun", "I | T\n0 |")
    assert [(each.text, each.values) for each in found.indikator] == [("0", {})]
