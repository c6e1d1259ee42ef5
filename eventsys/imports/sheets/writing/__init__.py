"""A plan into rows: through the ORM, so that the journal sees each; flushes, never commits."""
