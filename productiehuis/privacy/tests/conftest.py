"""Nothing here writes in a folder of somebody's installation."""

import pytest


@pytest.fixture(autouse=True)
def journal_of_its_own(settings, tmp_path):
    settings.DATA_DIR = tmp_path
