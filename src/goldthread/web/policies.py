"""Who may do what with the count of tries to sign in: the sign-in service, and nobody else."""

from goldthread.core.rls import Policy, service

sign_in = service("sign-in")

POLICIES = [
    Policy("web_signintries", read=sign_in, insert=sign_in, update=sign_in, delete=sign_in),
]
