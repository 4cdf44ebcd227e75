"""The waiting line: first come, first served, with patience running."""

from __future__ import annotations

from collections import deque

from cssim.model.desk.jobs import Chat


class Line:
    """Chats without a slot whose message waits.

    Who gives up is only struck out (their message no longer waits) and dropped on reaching the
    head: a night's backlog costs time linear in its length.
    """

    __slots__ = ("_chats",)

    def __init__(self) -> None:
        self._chats: deque[Chat] = deque()

    def join(self, chat: Chat) -> None:
        """Put a chat at the end."""
        self._chats.append(chat)

    def head(self) -> Chat | None:
        """Return the chat that has waited longest, or None."""
        chats = self._chats
        while chats:
            if chats[0].waiting:
                return chats[0]
            chats.popleft()
        return None

    def next(self) -> Chat:
        """Take the head off the line."""
        return self._chats.popleft()
