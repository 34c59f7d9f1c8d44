"""Roles: the offices, ranks, professions and functions that an article says of people."""

from factlint.reading.roles.model import Role, RoleForm, RoleSort
from factlint.reading.roles.reader import read_roles
from factlint.reading.roles.terms import is_current
from factlint.reading.roles.words import RoleWord, role_word

__all__ = ["Role", "RoleForm", "RoleSort", "RoleWord", "is_current", "read_roles", "role_word"]
