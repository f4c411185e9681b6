"""Where the services are."""

from chassis.settings import HttpSettings


class Settings(HttpSettings):
    """Each service's address, and how long it may take to answer."""

    summarizer_url: str = "http://127.0.0.1:8001"
    pricing_url: str = "http://127.0.0.1:8002"
    quotes_url: str = "http://127.0.0.1:8003"
    bridge_url: str = "http://127.0.0.1:8004"
    answer_seconds: float = 240.0
    """A summary by a model that has to be asked again may take its time."""
