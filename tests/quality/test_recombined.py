"""Planted copies are found, and reports that only share names are not taken for copies."""

import pytest

from quality.recombined import copy_score, planted_corpus


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_copies_are_found_and_nothing_else(seed):
    score = copy_score(planted_corpus(120, seed))
    assert score.planted > 50
    assert score.precision >= 0.95
    assert score.recall >= 0.95


def test_a_corpus_is_the_same_for_the_same_seed():
    one, other = planted_corpus(20, 7), planted_corpus(20, 7)
    assert one.claims == other.claims
    assert one.groups == other.groups
