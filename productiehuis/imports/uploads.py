"""Stops an upload on the way when it is larger than a list may be, so that it never fills a disk."""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from productiehuis.imports.reading import LARGEST_FILE


class LimitedUpload(FileUploadHandler):
    """Comes first of the handlers. The request then says `upload_is_too_large`, and has no file."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._size += len(raw_data)
        if self._size > LARGEST_FILE:
            self.request.upload_is_too_large = True  # type: ignore[union-attr]
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def is_too_large(request: HttpRequest) -> bool:
    return bool(getattr(request, "upload_is_too_large", False))
