"""The loss of open entity labels: nothing where all is allowed, the usual one where one tag is."""

import pytest

torch = pytest.importorskip("torch")


def test_open_labels_cost_nothing():
    from training.losses import entity_loss

    scores = torch.tensor([[[1.0, 2.0, 3.0]]])
    assert float(entity_loss(scores, torch.ones(1, 1, 3, dtype=torch.bool), torch.ones(1, 1))) == pytest.approx(0)


def test_one_allowed_tag_is_cross_entropy():
    from training.losses import entity_loss

    scores = torch.tensor([[[1.0, 2.0, 3.0]]])
    allowed = torch.tensor([[[False, True, False]]])
    expected = torch.nn.functional.cross_entropy(scores[0], torch.tensor([1]))
    assert float(entity_loss(scores, allowed, torch.ones(1, 1))) == pytest.approx(float(expected))
