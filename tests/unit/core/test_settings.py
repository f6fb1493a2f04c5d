@pytest.mark.parametrize(
    ("name", "wrong"),
    [("workers", "0"), ("workers", "many"), ("trusted_proxies", "-1"), ("trusted_proxies", "٣")],
)
def test_a_number_out_of_its_range_is_told_by_its_name(tmp_path, name, wrong):
    with pytest.raises(WrongSetting, match=name):
        read_settings(tmp_path, {name: wrong}, {})
    assert getattr(read_settings(tmp_path, {name: "2"}, {}), name) == 2
