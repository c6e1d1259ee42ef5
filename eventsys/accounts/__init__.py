"""Who signs in: accounts, their passwords, and the sign-ins that last until they end."""
