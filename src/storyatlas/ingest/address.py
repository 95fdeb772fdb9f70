"""Which network addresses may be reached."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from storyatlas.errors import FetchError

Resolve = Callable[[str, int], list[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host name, IPv4 first. Raises `OSError` where it has none."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ordered = sorted(infos, key=lambda info: info[0] != socket.AF_INET)
    return list(dict.fromkeys(str(info[4][0]).partition("%")[0] for info in ordered))


def checked_address(host: str, port: int, url: str, *, allow_private: bool, resolver: Resolve = resolve) -> str:
    """The address to connect to for a host; the name is looked up once, and the connection goes
    to what was checked, so a name that later points elsewhere gains nothing.

    Raises `FetchError` where the name has no address or, unless `allow_private`, any private one.
    """
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"no such host {host}; check the address and the connection") from error
    if not addresses:
        raise FetchError(url, f"no such host {host}; check the address and the connection")
    if not allow_private:
        for address in addresses:
            if not is_public(address):
                raise FetchError(url, f"{host} is at the private address {address}; allow private addresses to read it")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where IPv6 wraps an IPv4 one."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified
