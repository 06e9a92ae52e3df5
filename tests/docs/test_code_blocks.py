"""What the documentation shows is what happens: its code blocks run, page by page."""

from __future__ import annotations

import pytest

from tests.docs.pages import ROOT, blocks, fits, pages, problems


@pytest.mark.parametrize("page", [path.relative_to(ROOT).as_posix() for path in pages()])
def test_the_blocks_of_a_page_do_what_they_show(page, tmp_path, monkeypatch):
    """Each block of the page runs after the ones above it and prints what the page shows."""
    monkeypatch.chdir(tmp_path)
    assert problems((ROOT / page).read_text(encoding="utf-8"), page) == []


def test_the_readme_has_two_commands_for_a_bare_machine():
    """The README gives two commands, each one line: one runs the main job, one runs the tests."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [block.text for block in blocks(readme) if block.language == "sh"]
    assert [command.count("\n") for command in commands] == [1, 1]
    assert commands[0].endswith("govrank reproduce bacgiang-2021\n")
    assert "[test]" in commands[1]


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ("```python\nprint(1)\n```\n\n```text\n1\n```\n", ""),
        ("```python\nprint(1)\n```\n\n```text\n2\n```\n", "page.md:6: shown"),
        ("```python\nx = 1\n```\n```python\n>>> x\n2\n```\n", "page.md:5: "),
        ("```console\n$ printf 'a\\nb\\n'\na\n…\n```\n", ""),
        ("```console\n$ echo a; exit 3\na\n```\n", "page.md:2: $ echo a; exit 3\nexit code 3"),
        ("<!-- exit: 3 -->\n```console\n$ echo a; exit 3\na\n```\n", ""),
        ("<!-- file: a/b.txt -->\n```text\nx\n```\n```console\n$ cat a/*\nx\n```\n", ""),
        ("<!-- output: printf '1\\n2\\n' -->\n\n```text\n2\n```\n", "page.md:4: shown"),
        ("<!-- output: printf '1\\n2\\n' -->\n\n```text\n…\n2\n```\n", ""),
        ("- item\n\n  ```json\n  {}\n  ```\n", ""),
        ("```sh\nrm x\n```\n", "page.md:2: not a command for a bare machine"),
        ("```\nx\n```\n", "page.md:2: no rule for the language ''"),
    ],
)
def test_a_wrong_block_is_found_at_its_line(page, wrong, tmp_path, monkeypatch):
    """The runner accepts what is right and tells the line of what is not."""
    monkeypatch.chdir(tmp_path)
    assert "\n".join(problems(page, "page.md")).startswith(wrong)
    assert bool(problems(page, "page.md")) == bool(wrong)


def test_a_broken_example_is_not_passed_over(tmp_path, monkeypatch):
    """An example that raises fails the page with its own error."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ZeroDivisionError):
        problems("```python\n1 / 0\n```\n", "page.md")


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("a\n", "a  \n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "b\na\n", False),
        ("", "", True),
        ("", "a\n", False),
    ],
)
def test_an_ellipsis_stands_for_any_lines(expected, printed, same):
    """A line of … may stand for any lines; everything else is compared to the letter."""
    assert fits(expected, printed) is same
