"""Published editions, what is rendered from them, and which edition each public address shows now."""
