"""Who asks, and what they may: token, principal, policy (Casbin), scopes."""
