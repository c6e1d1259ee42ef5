"""What is public of an event at one moment: frozen structs, canonical bytes, comparison. Pure."""
