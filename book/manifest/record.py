"""What every group of keys in book.yaml and every record of the apparatus files has in common."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from book.manifest.yaml_source import Keys
from book.source import Span


class Record(BaseModel):
    """A group of keys: hyphenated in YAML, no others than those defined, frozen.

    A key without a value is the same as no key. `span` is where the group begins in its file.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        validate_by_alias=True,
        validate_by_name=True,
        use_attribute_docstrings=True,
    )

    _span: Span = PrivateAttr(default=Span("", 0))

    @property
    def span(self) -> Span:
        """The place of its first key; line 0 of no file for a record that no file says."""
        return self._span

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, Keys):
            return handler(data)
        known = {field.alias for field in cls.model_fields.values()}
        record = handler({key: value for key, value in data.items() if value is not None or key not in known})
        record._span = data.span
        return record
