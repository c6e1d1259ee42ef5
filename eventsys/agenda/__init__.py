"""When and where: the placement of sessions on days and in rooms."""
