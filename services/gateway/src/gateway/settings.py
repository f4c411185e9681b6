"""Where the services are, and who may call them."""

import ipaddress

from pydantic import SecretStr, ValidationInfo, field_validator

from chassis.settings import HttpSettings


class Settings(HttpSettings):
    """Each service's address, and how long it may take to answer."""

    summarizer_url: str = "http://127.0.0.1:8001"
    pricing_url: str = "http://127.0.0.1:8002"
    quotes_url: str = "http://127.0.0.1:8003"
    bridge_url: str = "http://127.0.0.1:8004"
    answer_seconds: float = 240.0
    """A summary by a model that has to be asked again may take its time."""
    published_address: str = ""
    """The address that callers reach this process at where it is not `host`: in a container."""
    api_keys: SecretStr = SecretStr("")
    """Keys that callers of `/api/` must show one of, with commas between them; none: all may."""

    @property
    def accepted_keys(self) -> list[str]:
        """The keys, one by one."""
        return _separate(self.api_keys)

    @field_validator("api_keys")
    @classmethod
    def _others_need_a_key(cls, keys: SecretStr, info: ValidationInfo) -> SecretStr:
        address = info.data["published_address"] or info.data["host"]
        if not _separate(keys) and not _is_loopback(address):
            raise ValueError(
                f"API_KEYS must be set where the API is published on {address}: "
                "without keys only the loopback address is allowed."
            )
        return keys


def _separate(keys: SecretStr) -> list[str]:
    return [key.strip() for key in keys.get_secret_value().split(",") if key.strip()]


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
