"""Who is logged in by half is nobody yet, at the desk and at the API alike.

By half: the password was right, but the second factor that the account has, or must have, is
still due. The pages that ask for it find the account in `request.account`.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from commitments.domain import second_factor


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:  # nobody, without a look
            request.account = request.user = AnonymousUser()
            return self.get_response(request)
        request.account = request.user
        request.user = SimpleLazyObject(partial(whole_user, request))
        return self.get_response(request)


def whole_user(request: HttpRequest) -> Any:
    if not request.account.is_authenticated:
        return AnonymousUser()
    user = get_user(request)
    return user if second_factor.is_passed(user, request.session) else AnonymousUser()
