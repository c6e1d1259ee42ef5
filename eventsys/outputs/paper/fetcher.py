"""The only way for print to get at anything but its own text: assets by the names the program gave them."""

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "print:"


class OnlyNamed(URLFetcher):
    """Serves `print:<name>` from the given bytes; every other address is refused, whatever its scheme."""

    def __init__(self, assets: Mapping[str, tuple[bytes, str]]) -> None:
        """`assets`: name to content and media type."""
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Raises ValueError for an address that was not named."""
        found = self.assets.get(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if found is None:
            raise ValueError(f"print may not read {url[:80]!r}")
        body, media_type = found
        return URLFetcherResponse(url, body, {"Content-Type": media_type})

    def open(self, url: object, data: object = None, timeout: object = None) -> URLFetcherResponse:
        return self.fetch(url if isinstance(url, str) else getattr(url, "full_url", ""))
