"""What each row will do to the draft, decided and told before anything is written. Pure."""
