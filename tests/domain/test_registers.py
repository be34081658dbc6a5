# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The merge model keeps its promises whatever the schedule."""

from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.registers import (
    Register,
    State,
    Write,
    alternatives,
    decode,
    encode,
    flatten,
    merge_register,
    merge_state,
    shown_values,
    write_value,
)

MULTI = frozenset({"m"})
VALUES = {f"w{i}": Write(i % 3 or None, i // 2, "d") for i in range(8)}
OPTION_VALUES = {f"w{i}": Write(i % 2 == 0, i // 2, "d") for i in range(8)}


def registers(writes: dict[str, Write]) -> st.SearchStrategy[Register]:
    names = st.sets(st.sampled_from(sorted(writes)))
    return st.tuples(names, names).map(
        lambda p: Register({w: writes[w] for w in p[0] - p[1]}, frozenset(p[1]))
    )


STATES = st.fixed_dictionaries(
    {},
    optional={
        "a": registers(VALUES),
        "b": registers(VALUES),
        "m/x": registers(OPTION_VALUES),
        "m/y": registers(OPTION_VALUES),
    },
)


def clean(state: State) -> State:
    return {k: r for k, r in state.items() if r.live or r.gone}


@given(registers(VALUES), registers(VALUES), registers(VALUES))
def test_merge_is_idempotent_commutative_and_associative(a: Register, b: Register, c: Register) -> None:
    assert merge_register(a, a) == a
    assert merge_register(a, b) == merge_register(b, a)
    assert merge_register(merge_register(a, b), c) == merge_register(a, merge_register(b, c))


@given(STATES, STATES)
def test_a_token_with_its_values_gives_the_state_back(a: State, b: State) -> None:
    state = clean(merge_state(a, b))
    token = encode(state)
    again = decode(token, flatten(shown_values(state, MULTI), MULTI), alternatives(state))
    assert again == state
    assert encode(again) == token


@given(registers(VALUES))
def test_a_write_replaces_exactly_what_its_author_saw(register: Register) -> None:
    after = write_value(register, "new", "x", now_ms=0, origin="d")
    assert after.value == "x"
    assert set(after.live) == {"new"}
    assert after.gone == register.gone | set(register.live)
    assert all(after.live["new"].stamp > w.stamp for w in register.live.values())


def test_two_writers_who_did_not_see_each_other_both_stay() -> None:
    base = write_value(Register({}, frozenset()), "w0", "old", now_ms=5, origin="a")
    mine = write_value(base, "w1", "mine", now_ms=9, origin="a")
    yours = write_value(base, "w2", "yours", now_ms=-9, origin="b")
    both = merge_register(mine, yours)
    assert both.in_conflict
    assert both.value == "mine"
    assert {w.value for w in both.live.values()} == {"mine", "yours"}
